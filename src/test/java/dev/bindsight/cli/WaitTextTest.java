package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Syscall;
import dev.bindsight.probe.PortWaiter.Waited;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class WaitTextTest {
    private static final WaitText ACCEPTS = new WaitText("db", "5432", false);
    private static final WaitText FREE = new WaitText("localhost", "3000", true);

    private static Waited inVain(@Nullable Outcome last) {
        return new Waited(false, Duration.ofMillis(300), last);
    }

    private static Outcome refused(Syscall call, ErrnoName name, int number) {
        return new Outcome.Refused(call, new Errno(name, number), DecidedBy.KERNEL);
    }

    @Test
    void aWaitThatWasEndedBeforeItsFirstTryClaimsNothing() {
        assertThat(ACCEPTS.of(inVain(null)))
                .isEqualTo(
                        "Nothing is known of port 5432 on db: the wait was ended after 300 ms,"
                                + " before the first try was over");
    }

    @Test
    void aBindThatWasNotTriedIsSaidToBeNone() {
        assertThat(FREE.of(inVain(new Outcome.NotTried(Syscall.LISTEN, List.of()))))
                .isEqualTo(
                        "Port 3000 on localhost was not bound in 300 ms: that could have taken"
                                + " traffic from a live socket");
    }

    @Test
    void whatRefusedTheLastTryIsNamed() {
        assertThat(ACCEPTS.of(inVain(refused(Syscall.CONNECT, ErrnoName.ECONNREFUSED, 111))))
                .endsWith("the last try ended with connect: ECONNREFUSED");
        assertThat(FREE.of(inVain(refused(Syscall.BIND, ErrnoName.EADDRINUSE, 98))))
                .endsWith("the last bind ended with bind: EADDRINUSE");
        assertThat(ACCEPTS.of(inVain(new Outcome.Unresolved("db", EaiCode.EAI_NONAME))))
                .contains("the last try ended with getaddrinfo: ");
    }
}
