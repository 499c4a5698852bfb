package dev.bindsight.inventory.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.connection.Redirects.Answer;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.Uid;
import dev.bindsight.occupancy.Seen;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.platform.TrackedConnections.Tracking;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked again after a refusal; what redirects really are, the kernel tells elsewhere. */
class RedirectsTest {
    private static final SocketEntry SOCKET =
            Seen.socket("127.0.0.1:40001", "127.0.0.1:3000", "ORPHAN");
    private static final Endpoint REMOTE = Objects.requireNonNull(SOCKET.remote());

    @ParameterizedTest
    @CsvSource({
        "EMFILE, 24, true, no descriptor was free for a moment",
        "ENFILE, 23, true, none of the system was",
        "EPERM,   1, false, CAP_NET_ADMIN does not come by waiting"
    })
    void isAskedAgainWhereARefusalPasses(String name, int number, boolean again, String why) {
        var followed =
                new Tracking.Followed(
                        Seen.socket("127.0.0.1:4000", "LISTEN").local(), SOCKET.local());
        Queue<Tracking> told =
                new ArrayDeque<>(List.of(new Tracking.Refused(new Errno(name, number)), followed));
        var redirects =
                new Redirects(
                        (_, _, _) -> told.remove(),
                        new ScriptedPlatform().control(),
                        new Uid(1_000));

        redirects.begin();
        assertThat(redirects.of(SOCKET, REMOTE)).isInstanceOf(Answer.Untold.class);
        redirects.begin();
        assertThat(redirects.of(SOCKET, REMOTE) instanceof Answer.Told).as(why).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"EMFILE, 24, true", "ENFILE, 23, true", "EPERM, 1, false"})
    void aSocketIsBorrowedAgainWhereARefusalPasses(String name, int number, boolean again) {
        var errno = new Errno(name, number);
        var noConntrack = new Tracking.Refused(new Errno("EPERM", 1));
        SocketEntry accepted = Seen.socket("127.0.0.1:40001", "127.0.0.1:3000", "ESTABLISHED");
        var pins = new AtomicInteger();
        var redirects =
                new Redirects(
                        (_, _, _) -> noConntrack,
                        process -> {
                            pins.incrementAndGet();
                            return new Pinning.Refused(
                                    new TracedCall(
                                            Syscall.PIDFD_OPEN,
                                            List.of(),
                                            new SyscallResult.Failed(errno),
                                            Duration.ZERO));
                        },
                        Seen.USER);

        for (int reading = 0; reading < 2; reading++) {
            redirects.begin();
            assertThat(redirects.of(accepted, REMOTE)).isInstanceOf(Answer.Untold.class);
        }
        assertThat(pins).hasValue(again ? 2 : 1);
    }
}
