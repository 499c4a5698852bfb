package dev.bindsight.history.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.RealProgram;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unit in the hands of a real {@code systemd --user}, which an ordinary user has in namespaces
 * of the test's own; no other systemd hears of it.
 */
class RealSystemdTest {
    private static final int NOBODY = 65_534;

    @Test
    void theUnitIsEnabledRunsIsStartedAgainAfterAKillAndIsTakenAwayWithoutATrace() {
        RealProgram systemctl = RealProgram.named("systemctl");
        var lines = new ArrayList<String>();
        Path unpacked = systemctl.beside("usr");
        if (!unpacked.equals(Path.of("/usr"))) {
            // its own paths are compiled into it
            lines.add("mount -t overlay none -o 'lowerdir=" + unpacked + ":/usr' /usr");
        }
        lines.addAll(
                List.of(
                        "mount --make-rprivate /",
                        "mount -t tmpfs tmpfs /run",
                        "mkdir -p /run/systemd/system /run/user/" + NOBODY,
                        "umount -l /sys/fs/cgroup || true",
                        "mount -t cgroup2 none /sys/fs/cgroup",
                        "group=/sys/fs/cgroup/bindsight-$(cat /proc/sys/kernel/random/uuid)",
                        "mkdir $group",
                        "trap 'echo 0 >/sys/fs/cgroup/cgroup.procs;"
                                + " find $group -depth -type d -exec rmdir {} +' EXIT",
                        "echo 0 >$group/cgroup.procs",
                        "mkdir /mnt/home",
                        "chown -R " + NOBODY + " $group /run/user/" + NOBODY + " /mnt/home",
                        "chmod 700 /run/user/" + NOBODY));
        String told = Sandbox.asNobody().after(lines.toArray(String[]::new)).run(InSandbox.class);
        assertThat(told).endsWith("removed\n");
    }

    /** The user, in the sandbox. */
    static final class InSandbox {
        private static final Path HOME = Path.of("/mnt/home");
        private static final Path UNIT = HOME.resolve(".config/systemd/user/" + RecordUnit.NAME);
        private static final Map<String, String> ENVIRONMENT =
                Map.of("HOME", HOME.toString(), "XDG_RUNTIME_DIR", "/run/user/" + NOBODY);

        public static void main(String[] arguments) throws IOException {
            Path program = writeProgram();
            try (var systemd =
                    ChildProcess.start(
                            HOME,
                            ENVIRONMENT,
                            List.of(
                                    "/usr/lib/systemd/systemd",
                                    "--user",
                                    "--log-target=console"))) {
                Eventually.holds(
                        "systemd answers: " + systemd.output(),
                        () -> systemctl("show", "--property=Version").startsWith("Version="));
                installed(program);
                killed(program);
                removed(program);
            }
        }

        private static Path writeProgram() throws IOException {
            Path program = HOME.resolve("bindsight");
            Files.write(
                    program,
                    List.of(
                            "#!/bin/sh",
                            "exec "
                                    + System.getProperty("java.home")
                                    + "/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                                    + " -XX:-UsePerfData --enable-native-access=ALL-UNNAMED"
                                    + " -Dorg.sqlite.tmpdir="
                                    + HOME
                                    + " -Dbindsight.command="
                                    + program
                                    + " -cp "
                                    + System.getProperty("java.class.path")
                                    + " dev.bindsight.app.Main \"$@\""));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return program;
        }

        private static void installed(Path program) throws IOException {
            assertThat(bindsight(program, "record", "--status")).contains("no unit that records");
            assertThat(bindsight(program, "record", "--install"))
                    .contains("Recording in the background from now on.");
            assertThat(Files.readString(UNIT)).contains("ExecStart=\"" + program + "\" record");
            assertThat(systemctl("is-enabled", RecordUnit.NAME)).isEqualTo("enabled");
            assertThat(systemctl("is-active", RecordUnit.NAME)).isEqualTo("active");
            awaitStatus(program, "Recorded in the background", "started at login, running as pid");
        }

        private static void killed(Path program) {
            long before = mainPid();
            // its parent is the systemd that this test started
            ProcessHandle recorder = ProcessHandle.of(before).orElseThrow();
            assertThat(recorder.destroyForcibly()).isTrue();
            Eventually.holds(
                    "systemd starts it again",
                    () ->
                            property("NRestarts").equals("1")
                                    && property("ActiveState").equals("active")
                                    && mainPid() != before);
            awaitStatus(program, "Recorded in the background", "running as pid " + mainPid());
            assertThat(bindsight(program, "history", "--json").replaceAll("\\s", ""))
                    .contains("\"recording\":true")
                    .containsPattern("\"gaps\":\\[\\{\"from\"");
        }

        private static void removed(Path program) throws IOException {
            long last = mainPid();
            assertThat(bindsight(program, "record", "--remove"))
                    .contains("No longer recording in the background.");
            assertThat(ProcessHandle.of(last)).isEmpty();
            assertThat(systemctl("is-active", RecordUnit.NAME)).isEqualTo("inactive");
            assertThat(property("LoadState")).isEqualTo("not-found");
            try (Stream<Path> left = Files.walk(HOME.resolve(".config"))) {
                assertThat(left.filter(each -> !Files.isDirectory(each))).isEmpty();
            }
            assertThat(bindsight(program, "record", "--status"))
                    .contains("Nobody records now", "no unit that records");
            System.out.println("removed");
        }

        private static void awaitStatus(Path program, String... expected) {
            var last = new String[] {""};
            Eventually.holds(
                    String.join(", ", expected) + " in " + last[0],
                    () -> {
                        last[0] = bindsight(program, "record", "--status");
                        return Stream.of(expected).allMatch(last[0]::contains);
                    });
        }

        private static long mainPid() {
            return Optional.of(property("MainPID"))
                    .filter(each -> each.matches("[0-9]+"))
                    .map(Long::parseLong)
                    .orElse(0L);
        }

        private static String property(String name) {
            return systemctl("show", "--property=" + name, "--value", RecordUnit.NAME);
        }

        private static String bindsight(Path program, String... arguments) {
            var line = new ArrayList<>(List.of(program.toString()));
            line.addAll(List.of(arguments));
            try (var child = ChildProcess.start(HOME, ENVIRONMENT, line)) {
                assertThat(child.awaitExit()).as(child.output()).isZero();
                return child.output();
            }
        }

        private static String systemctl(String... arguments) {
            var line = new ArrayList<>(List.of("systemctl", "--user"));
            line.addAll(List.of(arguments));
            try (var child = ChildProcess.start(HOME, new HashMap<>(ENVIRONMENT), line)) {
                var _ = child.awaitExit();
                return child.output().strip();
            }
        }
    }
}
