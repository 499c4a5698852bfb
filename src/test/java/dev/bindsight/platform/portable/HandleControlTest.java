package dev.bindsight.platform.portable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class HandleControlTest {
    private static final String TERM_IGNORED =
            """
            import signal
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            print('ready')
            signal.pause()
            """;

    private final HandleControl control = new HandleControl(SystemErrno.LINUX);

    private static ProcessRef ref(ChildProcess child) {
        return HandleProcesses.ref(child.process().toHandle()).orElseThrow();
    }

    private PinnedProcess pinned(ProcessRef ref) {
        Pinning pinning = control.pin(ref);
        assertThat(pinning).isInstanceOf(Pinning.Pinned.class);
        return ((Pinning.Pinned) pinning).process();
    }

    @Test
    void aProcessThatListensToSigtermEnds() {
        try (var child = ChildProcess.start("sleep", "600");
                var process = pinned(ref(child))) {
            assertThat(process.signal(Signal.SIGTERM).ok()).isTrue();
            TracedCall poll = process.awaitExit(Eventually.PATIENCE, () -> false);
            assertThat(poll.result()).isEqualTo(new Returned(1));
            assertThat(child.awaitExit()).isEqualTo(128 + Signal.SIGTERM.number());
        }
    }

    @Test
    void aProcessThatIgnoresSigtermRunsOnUntilItIsKilled() {
        try (var child = ChildProcess.python(TERM_IGNORED);
                var process = pinned(ref(child))) {
            child.awaitLine("ready");
            process.signal(Signal.SIGTERM);
            assertThat(process.awaitExit(Duration.ofMillis(100), () -> false).result())
                    .isEqualTo(new Returned(0));
            process.signal(Signal.SIGKILL);
            assertThat(child.awaitExit()).isEqualTo(128 + Signal.SIGKILL.number());
        }
    }

    @Test
    void aCancelEndsTheWait() {
        try (var child = ChildProcess.start("sleep", "600");
                var process = pinned(ref(child))) {
            TracedCall poll = process.awaitExit(Duration.ofMinutes(5), () -> true);
            assertThat(poll.result()).isEqualTo(new Returned(0));
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aPidThatIsAnothersNowIsNotPinned() {
        ProcessRef self = HandleProcesses.ref(ProcessHandle.current()).orElseThrow();
        var earlier = new ProcessRef(self.pid(), self.startTime() - 1);
        assertThat(control.pin(earlier)).isEqualTo(new Pinning.Gone(null));
    }

    @Test
    void aPidThatNobodyHasIsGone() {
        // the highest pid the kernel gives out is 2^22 (proc_sys_kernel(5))
        assertThat(control.pin(new ProcessRef(new Pid(Integer.MAX_VALUE), 1)))
                .isInstanceOf(Pinning.Gone.class);
    }

    @Test
    void itDoesNotSignalItself() {
        ProcessRef self = HandleProcesses.ref(ProcessHandle.current()).orElseThrow();
        try (var process = pinned(self)) {
            assertThat(process.signal(Signal.SIGTERM).result())
                    .isEqualTo(new Failed(SystemErrno.LINUX.of(ErrnoName.EPERM)));
        }
    }
}
