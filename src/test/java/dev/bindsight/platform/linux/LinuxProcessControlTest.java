package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.text.TraceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Pinning, signalling and waiting, on children of the test alone. */
class LinuxProcessControlTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;

    private final Platform platform = LinuxPlatform.open();
    private final ProcessControl control = platform.control();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void sigtermEndsThePinnedChildAndTheWaitSeesIt() {
        try (var child = sleeper();
                var pinned = pin(ref(child))) {
            assertThat(pinned.opened().syscall()).isEqualTo(Syscall.PIDFD_OPEN);
            assertThat(TraceText.arguments(pinned.opened())).isEqualTo(child.pid() + ", 0");

            TracedCall sent = pinned.signal(Signal.SIGTERM);
            TracedCall waited = pinned.awaitExit(PATIENCE, () -> false);

            assertThat(sent.result()).isEqualTo(new Returned(0));
            assertThat(TraceText.arguments(sent)).matches("\\d+, SIGTERM, NULL, 0");
            assertThat(waited.syscall()).isEqualTo(Syscall.POLL);
            assertThat(waited.result()).isEqualTo(new Returned(1));
            assertThat(child.awaitExit()).isEqualTo(128 + 15);
        }
    }

    @Test
    void aRefOfAnEarlierProcessWithThePidIsGoneAndTheProcessLives() {
        try (var child = sleeper()) {
            ProcessRef real = ref(child);

            Pinning pinning = control.pin(new ProcessRef(real.pid(), real.startTime() - 1));

            assertThat(pinning).isEqualTo(new Pinning.Gone(null));
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aProcessThatEndedBeforeIsGoneBecausePidfdOpenSaysSo() {
        ProcessRef ref;
        try (var child = sleeper()) {
            ref = ref(child);
        }
        assertThat(control.pin(ref))
                .isInstanceOfSatisfying(
                        Pinning.Gone.class,
                        gone -> {
                            assertThat(gone.call()).isNotNull();
                            assertThat(gone.call().result())
                                    .isEqualTo(new Failed(LinuxErrno.of(LinuxErrno.ESRCH)));
                        });
    }

    @Test
    void aSignalToAProcessThatWasReapedReachesNobody() {
        try (var child = sleeper();
                var pinned = pin(ref(child))) {
            child.process().destroy();
            child.awaitExit();
            Eventually.holds(
                    "it is reaped",
                    () -> platform.processes().identify(new Pid((int) child.pid())).isEmpty());

            assertThat(pinned.signal(Signal.SIGKILL).result())
                    .isEqualTo(new Failed(LinuxErrno.of(LinuxErrno.ESRCH)));
            assertThat(pinned.awaitExit(PATIENCE, () -> false).result()).isEqualTo(new Returned(1));
        }
    }

    @Test
    void aWaitRunsOutWithZeroAndNotBeforeItsTime() {
        try (var child = sleeper();
                var pinned = pin(ref(child))) {
            TracedCall waited = pinned.awaitExit(Duration.ofMillis(120), () -> false);

            assertThat(waited.result()).isEqualTo(new Returned(0));
            assertThat(waited.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(120));
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aCancelledWaitEndsLongBeforeItsTime() {
        try (var child = sleeper();
                var pinned = pin(ref(child))) {
            var asked = new AtomicInteger();

            TracedCall waited =
                    pinned.awaitExit(Duration.ofMinutes(5), () -> asked.incrementAndGet() > 3);

            assertThat(waited.result()).isEqualTo(new Returned(0));
            assertThat(waited.duration()).isLessThan(Duration.ofSeconds(20));
            assertThat(asked).hasValue(4);
        }
    }

    @Test
    void anOrdinaryUserMayNotSignalAProcessOfRoot() {
        assertThat(Sandbox.asNobody().run(SignalsInit.class)).contains("EPERM");
    }

    private static ChildProcess sleeper() {
        var child = ChildProcess.start("sh", "-c", "echo up; exec sleep 60");
        child.awaitLine("up");
        return child;
    }

    private PinnedProcess pin(ProcessRef ref) {
        return switch (control.pin(ref)) {
            case Pinning.Pinned(PinnedProcess process) -> process;
            case Pinning.Gone gone -> throw new AssertionError(gone.toString());
            case Pinning.OtherNamespace other -> throw new AssertionError(other.toString());
            case Pinning.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private ProcessRef ref(ChildProcess child) {
        return platform.processes().identify(new Pid((int) child.pid())).orElseThrow();
    }

    /** The shell that is PID 1 of the sandbox belongs to root. */
    static final class SignalsInit {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                ProcessRef init = platform.processes().identify(new Pid(1)).orElseThrow();
                try (var pinned = ((Pinning.Pinned) platform.control().pin(init)).process()) {
                    System.out.println(pinned.signal(Signal.SIGTERM));
                }
            }
        }
    }
}
