package dev.bindsight.diagnosis.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.util.List;

/** What refuses an ordinary user, on the real kernel in namespaces of the test's own. */
@TestInstance(Lifecycle.PER_CLASS)
class RestrictedBindTest {
    /** Root's, as the sandbox starts it; the program goes on in the background once it listens. */
    private static final String DATABASE =
            "python3 -c \"import os, socket, signal; s = socket.socket();"
                    + " s.bind(('127.0.0.1', 5432)); s.listen();"
                    + " os.fork() and os._exit(0); signal.pause()\" </dev/null >/dev/null 2>&1";

    private List<String> said = List.of();

    @BeforeAll
    void runInNamespaces() {
        said =
                Sandbox.asNobody()
                        .after(
                                DATABASE,
                                "echo 40000 40001 > /proc/sys/net/ipv4/ip_local_port_range",
                                "ulimit -n 512")
                        .run(
                                RestrictedBinds.class,
                                "privileged",
                                "hidden",
                                "elsewhere",
                                "scopeless",
                                "bound",
                                "outgoing",
                                "exhausted",
                                "descriptors")
                        .lines()
                        .toList();
    }

    @Test
    void aLimitThatCannotBeReadIsNotToldAsTheDefault() {
        List<String> unread =
                Sandbox.asNobody()
                        .after(
                                "echo 40000 40001 > /proc/sys/net/ipv4/ip_local_port_range",
                                "mount -t proc -o subset=pid proc /proc")
                        .run(RestrictedBinds.class, "privileged", "exhausted")
                        .lines()
                        .toList();
        assertThat(part(unread, "privileged", "cause")).containsExactly("undetermined");
        assertThat(part(unread, "privileged", "summary"))
                .singleElement()
                .asString()
                .contains("Port 80 may be below", "could not be read");
        assertThat(unread).noneMatch(line -> line.contains("1024") || line.contains("32768"));
        assertThat(part(unread, "exhausted", "cause")).containsExactly("ephemeral-ports-exhausted");
        assertThat(part(unread, "exhausted", "summary"))
                .singleElement()
                .asString()
                .contains("Which range that is could not be read");
    }

    @Test
    void aPrivilegedPortIsToldWithWhatGrantsIt() {
        assertThat(part("privileged", "cause")).containsExactly("privileged-port");
        assertThat(part("privileged", "summary"))
                .singleElement()
                .asString()
                .contains("below 1024", "CAP_NET_BIND_SERVICE", "Port 80 is one of them");
        assertThat(part("privileged", "offer"))
                .startsWith(
                        "grant-privilege: Allow port 80… (needs root)",
                        "use-other-port: Use port 8080 (proven)");
    }

    @Test
    void aHolderOfAnotherUserIsToldAsFarAsItIsSeen() {
        assertThat(part("hidden", "cause")).containsExactly("port-held");
        assertThat(part("hidden", "summary"))
                .containsExactly(
                        "A process that Bindsight cannot see, with a socket of user root, already"
                                + " listens on port 5432 at 127.0.0.1. The kernel refuses a second"
                                + " listener there.");
        assertThat(part("hidden", "evidence"))
                .contains(
                        "MACHINE As root, this names the process that has it open: sudo ss -tanp"
                                + " 'sport = :5432'");
        assertThat(part("hidden", "offer"))
                .noneMatch(offer -> offer.startsWith("stop-owner"))
                .contains("use-other-port: Use port 5433 (proven)");
    }

    @Test
    void anAddressOfAnotherMachineIsToldWithThoseThatAreHere() {
        assertThat(part("elsewhere", "cause")).containsExactly("address-not-local");
        assertThat(part("elsewhere", "summary"))
                .containsExactly(
                        "This machine does not have the address 203.0.113.9. It has 127.0.0.1,"
                                + " ::1.");
        assertThat(part("elsewhere", "offer"))
                .containsExactly(
                        "use-other-address: Use 127.0.0.1 (proven)",
                        "use-other-address: Use 0.0.0.0 (proven)",
                        "retry-with-freebind: Retry with IP_FREEBIND (proven)");
    }

    @Test
    void aLinkLocalAddressWithoutItsDeviceIsMisuse() {
        assertThat(part("scopeless", "cause")).containsExactly("invalid-use");
        assertThat(part("scopeless", "summary"))
                .singleElement()
                .asString()
                .contains("only together with its device");
        assertThat(part("scopeless", "offer")).isEmpty();
    }

    @Test
    void aSocketOfBindsightItselfIsNotOfferedToBeStopped() {
        assertThat(part("bound", "cause")).containsExactly("held-by-bound-socket");
        assertThat(part("bound", "offer"))
                .isNotEmpty()
                .noneMatch(offer -> offer.startsWith("stop-owner"));
    }

    @Test
    void anOutgoingConnectionHasItsSourcePort() {
        assertThat(part("outgoing", "cause")).containsExactly("held-by-connection");
        assertThat(part("outgoing", "summary"))
                .singleElement()
                .asString()
                .contains("as the source port of its own connection to 127.0.0.1:9000");
        assertThat(part("outgoing", "offer"))
                .contains("close-socket: Close that socket… (needs root)");
    }

    @Test
    void aRangeWithoutAFreePortIsToldByItsEnds() {
        assertThat(part("exhausted", "cause")).containsExactly("ephemeral-ports-exhausted");
        assertThat(part("exhausted", "summary"))
                .singleElement()
                .asString()
                .contains("from 40000 to 40001");
    }

    @Test
    void aLackOfDescriptorsSaysNothingAboutThePort() {
        assertThat(part("descriptors", "cause")).containsExactly("descriptors-exhausted");
        assertThat(part("descriptors", "summary"))
                .singleElement()
                .asString()
                .contains("says nothing about the port");
        assertThat(part("descriptors", "offer")).isEmpty();
    }

    @Test
    void withoutIpv6TheOtherFamilyIsOffered() {
        List<String> there =
                Sandbox.asNobody()
                        .after("echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6")
                        .run(RestrictedBinds.class, "noIpv6")
                        .lines()
                        .toList();

        assertThat(part(there, "noIpv6", "cause")).containsExactly("wrong-family");
        assertThat(part(there, "noIpv6", "summary"))
                .singleElement()
                .asString()
                .contains("no IPv6 now");
        assertThat(part(there, "noIpv6", "offer"))
                .containsExactly("retry-other-family: Use 127.0.0.1:8080 (proven)");
    }

    private List<String> part(String name, String part) {
        return part(said, name, part);
    }

    private static List<String> part(List<String> said, String name, String part) {
        String start = name + "\t" + part + "\t";
        return said.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }
}
