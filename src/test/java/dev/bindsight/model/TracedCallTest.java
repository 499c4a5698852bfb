package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Whether a call brought what it was made for, as the colour of its line in a trace says. */
class TracedCallTest {
    private static final SyscallResult NONE = new SyscallResult.Returned(0);

    @Test
    void aWaitThatRanOutWasInVainAndACallThatReturnsZeroWasNot() {
        assertThat(call(Syscall.POLL, NONE).isInVain()).isTrue();
        assertThat(call(Syscall.POLL, new SyscallResult.Returned(1)).isInVain()).isFalse();
        assertThat(call(Syscall.BIND, NONE).isInVain()).isFalse();
        assertThat(
                        call(
                                        Syscall.BIND,
                                        new SyscallResult.Failed(
                                                new Errno(ErrnoName.EADDRINUSE, 98)))
                                .isInVain())
                .isTrue();
    }

    private static TracedCall call(Syscall call, SyscallResult result) {
        return new TracedCall(call, List.of(), result, Duration.ZERO);
    }
}
