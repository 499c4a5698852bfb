package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.AT_FDCWD;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.NameResolver;
import dev.bindsight.platform.Platform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** getaddrinfo from here against the same from Python, on this machine and on machines made up. */
class LinuxNamesTest {
    private static final String PYTHON =
            """
            import socket, sys
            for name in sys.argv[1:]:
                try:
                    found = socket.getaddrinfo(name.encode(), None, type=socket.SOCK_STREAM, flags=0)
                    print(name, *[a[4][0].split('%')[0] + '%' + str((a[4] + (0, 0))[3]) for a in found])
                except socket.gaierror as e:
                    names = [n for n in dir(socket) if n.startswith('EAI_')]
                    print(name, [n for n in names if getattr(socket, n) == e.errno][0])
            """;

    private final Platform platform = LinuxPlatform.open();
    private final NameResolver names = platform.names();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void everyFormOfAnAddressIsReadAsPythonReadsIt() {
        assertThat(told(names, "localhost", "127.1", "::1", "fe80::1%lo", "a..b", "x".repeat(300)))
                .isEqualTo(
                        python("localhost", "127.1", "::1", "fe80::1%lo", "a..b", "x".repeat(300)));
    }

    @Test
    void anAddressKeepsItsScope() {
        assertThat(names.lookUp("fe80::1%lo").addresses())
                .containsExactly(new Resolution.Address(IpAddress.ipv6(0xFE80L << 48, 1), 1));
    }

    /** Else libc would answer for the part before the null. */
    @Test
    void aNameWithANullInItIsNoName() {
        assertThat(names.lookUp("localhost\0.example").error()).isEqualTo(EaiCode.EAI_NONAME);
        assertThat(names.lookUp("").error()).isEqualTo(EaiCode.EAI_NONAME);
    }

    @Test
    void aFailureOfTheSystemCarriesItsErrno() {
        var failing =
                new Libc() {
                    @Override
                    int getaddrinfo(long node, long service, long hints, long result) {
                        return -11;
                    }

                    @Override
                    int capturedErrno() {
                        return 24;
                    }
                };
        Resolution told = new LinuxNames(failing).lookUp("localhost");

        assertThat(told.error()).isEqualTo(EaiCode.EAI_SYSTEM);
        assertThat(told.errno()).isEqualTo(LinuxErrno.of(24));
        assertThat(told.by()).isEqualTo(DecidedBy.KERNEL);
    }

    @Test
    void errnoIsThatOfTheLastCall() {
        var libc = new Libc();
        try (Arena arena = Arena.ofConfined()) {
            libc.openat(AT_FDCWD, arena.allocateFrom("/nonexistent").address(), 0);
        }
        assertThat(libc.capturedErrno()).isEqualTo(LinuxErrno.ENOENT);
    }

    /** What a machine has without a network, and with a hosts file of its own. */
    @Test
    void hostsFileAndMissingServersAreToldAsPythonTellsThem() {
        String said =
                Sandbox.asNobody()
                        .after(
                                "printf '::1 localhost\\n127.0.0.9 both\\n::1 both\\n' >"
                                        + " /mnt/hosts",
                                "mount --bind /mnt/hosts /etc/hosts",
                                "printf 'nameserver 192.0.2.1\\n' > /mnt/resolv.conf",
                                "mount --bind /mnt/resolv.conf /etc/resolv.conf")
                        .run(Alone.class);
        List<String> lines = said.lines().toList();

        assertThat(lines.subList(0, 3))
                .containsExactly(
                        "localhost ::1%0", "both ::1%0 127.0.0.9%0", "nosuch.example EAI_AGAIN");
        assertThat(lines.subList(3, 6)).isEqualTo(lines.subList(0, 3));
    }

    private static List<String> told(NameResolver names, String... hosts) {
        return List.of(hosts).stream().map(host -> told(names.lookUp(host))).toList();
    }

    private static String told(Resolution resolution) {
        String answer =
                resolution.error() != null
                        ? resolution.error().name()
                        : resolution.addresses().stream()
                                .map(each -> each.address() + "%" + each.scope())
                                .collect(Collectors.joining(" "));
        return resolution.host() + " " + answer;
    }

    private static List<String> python(String... hosts) {
        var command = new ArrayList<>(List.of("python3", "-c", PYTHON));
        command.addAll(List.of(hosts));
        try (ChildProcess python = ChildProcess.start(command.toArray(String[]::new))) {
            python.awaitExit();
            return python.output().lines().toList();
        }
    }

    static final class Alone {
        public static void main(String[] arguments) {
            String[] hosts = {"localhost", "both", "nosuch.example"};
            try (Platform platform = LinuxPlatform.open()) {
                told(platform.names(), hosts).forEach(System.out::println);
                python(hosts).forEach(System.out::println);
            }
        }
    }
}
