package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

/**
 * Bindsight in a pid namespace of its own with the /proc of the one outside, as {@code nsenter} and
 * {@code unshare} make it: the pid of the owner is there the pid of a process that has nothing to
 * do with the port.
 */
class ForeignProcTest {
    private static final String SERVER =
            """
            import socket, time
            s = socket.socket()
            s.bind(('127.0.0.1', 3000))
            s.listen(1)
            print('up', flush=True)
            time.sleep(600)
            """;

    /** Gives the next process of the namespace a pid; fills the places $0 and $1. */
    private static final String INSIDE =
            """
            echo $(($0 - 1)) > /proc/sys/kernel/ns_last_pid
            sleep 600 &
            [ $! = $0 ] || { echo "no process of that pid: $!"; exit 9; }
            "$@"
            echo "status $?"
            kill -0 $0 && echo innocent lives
            """;

    @Test
    void nothingIsSignalledAndTheReasonIsSaid() {
        String said = Sandbox.asRoot().run(Outside.class);

        assertThat(said).contains("checked", "status 0", "innocent lives", "owner lives");
    }

    static final class Outside {
        public static void main(String[] arguments) {
            try (ChildProcess owner = ChildProcess.python(SERVER)) {
                owner.awaitLine("up");
                try (ChildProcess inside =
                        ChildProcess.start(
                                "unshare",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "sh",
                                "-c",
                                INSIDE,
                                Long.toString(owner.pid()),
                                System.getProperty("java.home") + "/bin/java",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Inside.class.getName(),
                                Long.toString(owner.pid()))) {
                    inside.awaitExit();
                    System.out.println(inside.output());
                }
                System.out.println(owner.isAlive() ? "owner lives" : "owner is dead");
            }
        }
    }

    static final class Inside {
        public static void main(String[] arguments) {
            String owner = arguments[0];
            checkPlatform(new Pid(Integer.parseInt(owner)));

            CommandLineRun stop = CommandLineRun.of("stop", "3000", "--yes");
            assertThat(stop.status()).isEqualTo(Exit.NOT_PERMITTED.status());
            assertThat(stop.out()).isEqualTo("Port 3000 cannot be bound: EADDRINUSE.\n");
            assertThat(stop.err())
                    .contains(
                            owner
                                    + " in /proc, which shows another pid namespace than the one"
                                    + " Bindsight runs in: here "
                                    + owner
                                    + " is another process, or none. Nothing is signalled.")
                    .contains("--mount-proc");

            CommandLineRun named = CommandLineRun.inJson("stop", "3000", "--pid", owner, "--yes");
            assertThat(named.status()).isEqualTo(Exit.NOT_PERMITTED.status());
            assertThat(named.json().at("/actions/0/pid").asInt())
                    .isEqualTo(new Pid(Integer.parseInt(owner)).number());
            assertThat(named.json().at("/actions/0/ok").asBoolean(true)).isFalse();
            assertThat(named.json().at("/actions/0/error").asString())
                    .contains("another pid namespace");
            assertThat(named.json().at("/actions").size()).isEqualTo(1);

            assertThat(CommandLineRun.of("why", "3000").out())
                    .as("a stop that signals nobody is not offered")
                    .doesNotContain("bindsight stop");
            System.out.println("checked");
        }

        private static void checkPlatform(Pid owner) {
            try (Platform platform = LinuxPlatform.open()) {
                assertThat(platform.machine().pidsAreOurs()).isFalse();
                Pid self = platform.machine().pid().orElseThrow();
                assertThat((long) self.number()).isNotEqualTo(ProcessHandle.current().pid());
                ProcessRef ref = platform.processes().identify(owner).orElseThrow();
                assertThat(platform.control().pin(ref)).isInstanceOf(Pinning.OtherNamespace.class);
            }
        }
    }
}
