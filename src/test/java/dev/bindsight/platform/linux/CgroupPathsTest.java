package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.platform.CgroupTable;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Cgroup ids of real sockets, in cgroups that the test makes and removes. */
class CgroupPathsTest {
    @Test
    void aSocketKeepsThePathOfTheCgroupItWasMadeIn() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "mkdir /mnt/cgroup",
                                "mount -t cgroup2 cgroup2 /mnt/cgroup || exec echo no cgroup2")
                        .run(InCgroup.class, "/mnt/cgroup");
        assumeFalse(said.contains("no cgroup2"), "cgroup v2 cannot be mounted");
        assertThat(said).contains("checked");
    }

    static final class InCgroup {
        public static void main(String[] arguments) throws IOException {
            String name =
                    "bindsight-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
            Path root = Path.of(arguments[0]);
            Path outer = Files.createDirectory(root.resolve(name + ".slice"));
            Path inner = Files.createDirectory(outer.resolve("shop@1.service"));
            try {
                check(root, inner);
            } finally {
                Files.writeString(root.resolve("cgroup.procs"), "0");
                Files.deleteIfExists(inner);
                Files.delete(outer);
            }
            System.out.println("checked");
        }

        private static void check(Path root, Path inner) throws IOException {
            String expected = "/" + root.relativize(inner);
            Files.writeString(inner.resolve("cgroup.procs"), "0");
            try (Platform platform = LinuxPlatform.open();
                    var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var self =
                        platform.processes()
                                .identify(platform.machine().pid().orElseThrow())
                                .orElseThrow();
                assertThat(platform.processes().facts(self).orElseThrow().cgroup())
                        .isEqualTo(expected);
                Files.writeString(root.resolve("cgroup.procs"), "0");

                long id = cgroup(platform, server.getLocalPort());
                CgroupTable cgroups = platform.cgroups();
                assertThat(cgroups.path(id)).contains(expected);
                assertThat(cgroups.path(1)).contains("/");
                Files.delete(inner);
                assertThat(cgroups.path(id)).as("remembered").contains(expected);
                assertThat(cgroups.path(Long.MAX_VALUE)).isEmpty();
            }
            rescansAtMostOnceASecond(root);
        }

        private static void rescansAtMostOnceASecond(Path root) throws IOException {
            var libc = new Libc();
            var clock = new AtomicLong();
            try (var proc = new ProcFiles(libc)) {
                var units = SocketUnitFiles.ofMachine(Path.of("/nonexistent"));
                var cgroups = new CgroupPaths(libc, proc, units, clock::get);
                assertThat(cgroups.path(1)).contains("/");
                Path late = Files.createDirectory(root.resolve("late-" + System.nanoTime()));
                try {
                    long id = (long) Files.getAttribute(late, "unix:ino");
                    clock.addAndGet(999_999_999);
                    assertThat(cgroups.path(id)).isEmpty();
                    clock.addAndGet(1);
                    assertThat(cgroups.path(id)).contains("/" + late.getFileName());
                } finally {
                    Files.delete(late);
                }
            }
        }

        private static long cgroup(Platform platform, int port) {
            return ListedSocket.list(ListedSocket.sockDiag(platform), SocketQuery.ALL).stream()
                    .filter(socket -> socket.localPort() == port)
                    .findFirst()
                    .orElseThrow()
                    .cgroup();
        }
    }
}
