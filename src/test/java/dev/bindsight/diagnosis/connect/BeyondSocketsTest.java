package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Main;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.words.DiagnosisText;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the sockets of one network namespace do not show: redirects, and other namespaces. */
class BeyondSocketsTest {
    private static final String SERVER =
            "import socket, sys\n"
                    + "s = socket.socket(); s.bind(('127.0.0.1', int(sys.argv[1]))); s.listen()\n"
                    + "open('/mnt/ready', 'w').write('1')\n"
                    + "while True: s.accept()[0].close()";
    private static final String READY = "until [ -s /mnt/ready ]; do sleep 0.02; done";

    @Test
    void aPortThatAnswersWithoutAListenerIsRedirectedAndTheOtherEndIsNamed() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/sbin/nft")),
                "nft is not installed, which redirects connections");
        assertThat(
                        Sandbox.asRoot()
                                .after(
                                        "python3 -c \"" + SERVER + "\" 9090 &",
                                        READY,
                                        "nft add table ip n",
                                        "nft 'add chain ip n o { type nat hook output priority -100"
                                                + " ; }'",
                                        "nft add rule ip n o tcp dport 8080 redirect to :9090")
                                .run(Said.class, "8080", "9090"))
                .isEqualToIgnoringNewLines(
                        "true redirected 127.0.0.1:8080 answered, though nothing here listens on"
                                + " it: a rule (nft, iptables) or an eBPF program redirects it to"
                                + " 127.0.0.1:9090, where python3 -c (pid N) listens."
                                + "true none");
    }

    @Test
    void aPortThatIsFreeForABindAndAnsweredAllTheSameIsNotCalledFreeAlone() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/sbin/nft")),
                "nft is not installed, which redirects connections");
        assertThat(
                        Sandbox.asRoot()
                                .after(
                                        "python3 -c \"" + SERVER + "\" 9090 &",
                                        READY,
                                        "nft add table ip n",
                                        "nft 'add chain ip n o { type nat hook output priority -100"
                                                + " ; }'",
                                        "nft add rule ip n o tcp dport 8080 redirect to :9090")
                                .run(Main.class, "why", "8080", "--json"))
                .contains("\"ok\" : true", "\"cause\" : \"redirected\"", "to 127.0.0.1:9090");
    }

    @Test
    void aProxyThatProgramsWouldGoByIsMentioned() {
        String server = SERVER.replace("127.0.0.1", "10.9.0.1");
        assertThat(
                        Sandbox.asRoot()
                                .after(
                                        "ip addr add 10.9.0.1/32 dev lo",
                                        "python3 -c \"" + server + "\" 9092 &",
                                        READY,
                                        "export https_proxy=http://10.9.9.9:3128")
                                .run(Main.class, "connect", "10.9.0.1", "9092"))
                .contains("https_proxy names a proxy. These connects went directly");
    }

    /** A server that takes one connection and ends leaves no listener either. */
    @Test
    void aServerThatServesOnceIsNoRedirect() {
        String once =
                "import socket\n"
                        + "s = socket.socket(); s.bind(('127.0.0.1', 9091)); s.listen()\n"
                        + "open('/mnt/ready', 'w').write('1')\n"
                        + "c, _ = s.accept(); s.close()";
        assertThat(
                        Sandbox.asRoot()
                                .after("python3 -c \"" + once + "\" &", READY)
                                .run(Said.class, "9091"))
                .isEqualToIgnoringNewLines("true none");
    }

    @Test
    void whatListensInAnotherNetworkNamespaceIsNamedWithItsNamespace() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "unshare --net sh -c 'ip link set lo up; exec python3 -c \"$0\""
                                        + " 7777' \""
                                        + SERVER
                                        + "\" &",
                                READY)
                        .run(Said.class, "7777", "json");

        assertThat(said)
                .contains(
                        "false nothing-listening Nothing listens on port 7777 in this network"
                                + " namespace, on any address. python3 -c (pid N) listens on"
                                + " 127.0.0.1:7777 in another network namespace of this machine,"
                                + " net:[",
                        "\"namespace\" : \"net:[",
                        "\"name\" : \"python3 -c\"")
                .doesNotContain("\"sendQ\"");
    }

    @Test
    void ofTheWholeMachineNothingIsSaidThatWasNotLookedAt() {
        assertThat(Sandbox.asNobody().run(Said.class, "7777"))
                .contains("Nothing listens on port 7777 in this network namespace")
                .doesNotContain("this machine");
    }

    /** Connects to each port of 127.0.0.1 and prints what is said. */
    static final class Said {
        public static void main(String[] ports) {
            try (var bench = ConnectBench.real()) {
                for (String port : ports) {
                    if (port.equals("json")) {
                        continue;
                    }
                    var report =
                            bench.connect(
                                    ConnectBench.tcp(
                                            "127.0.0.1",
                                            Duration.ofSeconds(5),
                                            Integer.parseInt(port)));
                    Finding finding = report.findings().getFirst();
                    Diagnosis diagnosis = finding.diagnosis();
                    System.out.println(
                            finding.holds()
                                    + " "
                                    + (diagnosis == null
                                            ? "none"
                                            : diagnosis.cause().id()
                                                    + " "
                                                    + DiagnosisText.summary(diagnosis)
                                                            .text()
                                                            .replaceAll("pid \\d+", "pid N")));
                    if (ports[ports.length - 1].equals("json")) {
                        System.out.println(ConnectBench.document(report));
                    }
                }
            }
        }
    }
}
