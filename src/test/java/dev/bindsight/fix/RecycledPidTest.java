package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pid that the kernel gives to another process between listing and stopping, really. */
class RecycledPidTest {
    @Test
    void aProcessThatWasGivenThePidOfTheOwnerIsNotSignalled() {
        assertThat(Sandbox.asRoot().run(Inside.class)).contains("checked");
    }

    static final class Inside {
        private static final int TRIES = 50;

        public static void main(String[] arguments) throws IOException {
            try (Workbench bench = Workbench.real()) {
                for (int round = 0; round < TRIES; round++) {
                    if (recycled(bench)) {
                        System.out.println("checked");
                        return;
                    }
                }
            }
            throw new AssertionError("the kernel gave the pid to another thread each time");
        }

        /** Returns whether the second server was given the pid of the first. */
        private static boolean recycled(Workbench bench) throws IOException {
            try (ChildProcess first = ChildProcess.python(Programs.PLAIN)) {
                int port = first.awaitNumber("port (\\d+)");
                StopPlan plan = bench.plan(port);
                first.process().destroy();
                first.awaitExit();
                long before = first.pid() - 1;
                Files.writeString(Path.of("/proc/sys/kernel/ns_last_pid"), Long.toString(before));
                try (ChildProcess second = ChildProcess.python(onPort(port))) {
                    second.awaitNumber("port (\\d+)");
                    if (second.pid() != first.pid()) {
                        return false;
                    }
                    Recorder recorder = Recorder.killing();

                    StopReport report = bench.stop(plan, recorder);

                    assertThat(recorder.steps(StopStep.Signalled.class)).isEmpty();
                    assertThat(recorder.steps(StopStep.NoLongerOwner.class)).hasSize(1);
                    assertThat(second.isAlive()).isTrue();
                    assertThat(bench.holders(port)).as("it still listens").hasSize(1);
                    assertThat(report.aftermath().getFirst().ok()).isFalse();
                    return true;
                }
            }
        }

        private static String onPort(int port) {
            return Programs.PLAIN.replace("('127.0.0.1', 0)", "('127.0.0.1', " + port + ")");
        }
    }
}
