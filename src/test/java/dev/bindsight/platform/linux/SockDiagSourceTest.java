package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource.Listing;
import dev.bindsight.platform.linux.InterferingLibc.Harm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The listing when the kernel's answers are not as they should be. */
class SockDiagSourceTest {
    private static final int EPERM = 1;
    private static final int EMFILE = 24;

    private final InterferingLibc libc = new InterferingLibc();

    @ParameterizedTest
    @EnumSource(
            names = {"DUMP_INTERRUPTED", "CUT_SHORT", "LONGER_THAN_THE_BUFFER", "EINTR", "ENOBUFS"})
    void aSpoiledAnswerIsAskedForAgainAndNothingIsLostOrToldTwice(Harm harm) throws Exception {
        try (var server = new ServerSocket(0, 3, InetAddress.getLoopbackAddress());
                var source = source()) {
            libc.then(Harm.NONE, harm, Harm.NONE, harm);

            List<Integer> ports = new ArrayList<>();
            Listing listing = source.list(SocketQuery.ALL, view -> ports.add(view.localPort()));

            assertThat(listing).isEqualTo(new Listing.Complete(ports.size()));
            assertThat(ports).filteredOn(port -> port == server.getLocalPort()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsNeverWholeEndsInARefusalAndHandsNothingOut() {
        try (var source = source()) {
            libc.then(
                    Stream.generate(() -> Harm.DUMP_INTERRUPTED).limit(1000).toArray(Harm[]::new));

            Listing listing =
                    source.list(
                            SocketQuery.ALL,
                            _ -> {
                                throw new AssertionError("a socket of a broken listing");
                            });

            assertThat(listing).isEqualTo(refusal("recv(NETLINK_SOCK_DIAG)", "EAGAIN"));
            assertThat(libc.receives()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void aKernelThatDoesNotAnswerForBothFamiliesAtOnceIsAskedForEach() throws Exception {
        libc.withoutOldQuestions();
        try (var four = new ServerSocket(0, 3, InetAddress.getByName("127.0.0.1"));
                var six = new ServerSocket(0, 3, InetAddress.getByName("::1"));
                var source = source()) {
            for (int round = 0; round < 2; round++) {
                List<Integer> ports = new ArrayList<>();
                Listing listing = source.list(SocketQuery.ALL, view -> ports.add(view.localPort()));

                assertThat(listing).isEqualTo(new Listing.Complete(ports.size()));
                assertThat(ports).contains(four.getLocalPort(), six.getLocalPort());
            }
        }
    }

    @Test
    void whatIsRefusedForAMomentIsAskedForAgain() {
        try (var source = source()) {
            libc.refusingSockets(EMFILE);
            assertThat(source.mptcp()).isEmpty();
            libc.refusingSockets(0);

            source.mptcp();

            assertThat(libc.receives()).isPositive();
        }
    }

    @Test
    void aQuestionIsCalledByWhatItAsksFor() {
        var request = new InetDiagRequest();
        request.dump(AF_INET, Protocol.UDP, 0, false);
        assertThat(request.describe()).isEqualTo("udp ipv4");
        request.dump(AF_INET6, Protocol.TCP, 0, false);
        assertThat(request.describe()).isEqualTo("tcp ipv6");
        request.dumpTcp(0, false);
        assertThat(request.describe()).isEqualTo("tcp");
        request.mptcp(AF_INET);
        assertThat(request.describe()).isEqualTo("mptcp ipv4");
    }

    @Test
    void aRefusedSocketIsNamedWithItsErrno() {
        try (var source = source()) {
            libc.refusingSockets(EPERM);

            assertThat(source.list(SocketQuery.ALL, _ -> {}))
                    .isEqualTo(refusal("socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG)", "EPERM"));
        }
    }

    @Test
    void aFailedReceiveIsARefusalAndTheNextListingWorks() {
        try (var source = source()) {
            libc.then(Harm.EIO);

            assertThat(source.list(SocketQuery.ALL, _ -> {}))
                    .isEqualTo(refusal("recv(NETLINK_SOCK_DIAG)", "EIO"));
            assertThat(source.list(SocketQuery.ALL, _ -> {})).isInstanceOf(Listing.Complete.class);
        }
    }

    private SockDiagSource source() {
        return new SockDiagSource(libc, new Devices(libc), () -> new KernelRelease(6, 18));
    }

    private static Listing refusal(String call, String errno) {
        return new Listing.Refused(
                new SourceRefusal(Source.SOCK_DIAG, call, LinuxErrno.of(ErrnoName.valueOf(errno))));
    }
}
