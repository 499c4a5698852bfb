package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ServiceNames;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Facts about the machine against the tools that print them. */
class LinuxMachineTest {
    private final Platform platform = LinuxPlatform.open();
    private final MachineFacts machine = platform.machine();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void usersAreThoseOfTheUserDatabase() throws IOException {
        for (String line : output("getent", "passwd").lines().toList()) {
            String[] fields = line.split(":");
            var uid = new Uid(Long.parseLong(fields[2]));
            String first = output("getent", "passwd", fields[2]).split(":")[0];
            assertThat(machine.userName(uid)).isEqualTo(first);
            assertThat(machine.userNamed(fields[0])).contains(uid);
        }
        assertThat(machine.userName(new Uid(4_000_000_123L))).isEqualTo("4000000123");
        assertThat(machine.userNamed("no such user")).isEmpty();
    }

    @Test
    void itKnowsWhoItIs() throws IOException {
        assertThat(machine.uid().toString()).isEqualTo(output("id", "-u").strip());
        assertThat(machine.pid()).contains(new Pid((int) ProcessHandle.current().pid()));
        assertThat(machine.pidsAreOurs()).isTrue();
    }

    @Test
    void capabilitiesAreNamedByTheirBits() {
        assertThat(Credentials.capabilities(0)).isEmpty();
        assertThat(Credentials.capabilities(1L << 5 | 1L << 10 | 1L << 19))
                .containsExactly("CAP_KILL", "CAP_NET_BIND_SERVICE", "CAP_SYS_PTRACE");
        assertThat(Credentials.capabilities(1L << 40)).containsExactly("CAP_CHECKPOINT_RESTORE");
        assertThat(Credentials.capabilities(-1)).hasSize(41);
    }

    @Test
    void addressesAreThoseThatIpPrintsWithLoopbackLast() throws IOException {
        List<String> oracle = new ArrayList<>();
        for (String line : output("ip", "-o", "addr", "show").lines().toList()) {
            String[] fields = line.strip().split("\\s+");
            oracle.add(fields[1].replaceFirst("@.*", "") + " " + fields[3].split("/")[0]);
        }
        List<LocalAddress> addresses = machine.addresses();

        assertThat(addresses)
                .extracting(local -> local.device() + " " + local.address())
                .containsExactlyInAnyOrderElementsOf(oracle);
        assertThat(addresses.stream().map(local -> local.address().isLoopback()).toList())
                .isSorted();
    }

    @Test
    void ownAddressesAreToldOfEveryKind() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "ip link set lo up",
                                "ip addr add 10.1.0.1 peer 10.1.0.2 dev lo",
                                "ip addr add 10.1.1.1/24 label lo:x dev lo",
                                "ip addr add fd00::5/64 dev lo nodad")
                        .run(Addresses.class);
        assertThat(said.lines())
                .containsExactly(
                        "lo 10.1.0.1", "lo 10.1.1.1", "lo fd00::5", "lo 127.0.0.1", "lo ::1");
    }

    @Test
    void devicesAreFoundByNameAndByIndex() {
        assertThat(machine.interfaceIndex("lo")).contains(1);
        assertThat(machine.interfaceName(1)).contains("lo");
        assertThat(machine.interfaceIndex("nosuch0")).isEmpty();
        assertThat(machine.interfaceName(987_654)).isEmpty();
    }

    @Test
    void settingsAreThoseOfTheNetworkNamespace() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "sysctl -qw net.ipv4.ip_local_port_range='40000 40100'",
                                "sysctl -qw net.ipv4.ip_unprivileged_port_start=81")
                        .run(Settings.class);
        assertThat(said.lines()).containsExactly("40000–40100", "81", "true");
    }

    @Test
    void whatCannotBeReadHasNoDefault() {
        String said =
                Sandbox.asRoot()
                        .after("mount -t proc -o subset=pid proc /proc")
                        .run(Settings.class);
        assertThat(said.lines()).containsExactly("not read", "not read", "true");
    }

    @Test
    void servicesHaveTheirIanaNamesEvenWithoutASystemList() {
        for (ServiceNames services :
                List.of(
                        ServiceNames.load(Path.of("/nonexistent")),
                        ServiceNames.load(Path.of("/etc/services")))) {
            assertThat(services.name(new Port(5432), Protocol.TCP)).contains("postgresql");
            assertThat(services.name(new Port(443), Protocol.TCP)).contains("https");
            assertThat(services.name(new Port(5353), Protocol.UDP)).contains("mdns");
            assertThat(services.port("HTTP", Protocol.TCP)).contains(new Port(80));
            assertThat(services.port("no such service", Protocol.TCP)).isEmpty();
            assertThat(services.name(new Port(49_999), Protocol.TCP)).isEmpty();
        }
        assertThat(machine.serviceName(new Port(22), Protocol.TCP)).contains("ssh");
        assertThat(machine.servicePort("ssh", Protocol.TCP)).contains(new Port(22));
    }

    @Test
    void errorNumbersAreThoseOfTheKernelHeaders() throws IOException {
        String python =
                "import errno\nfor s in dir(errno):"
                        + "\n  if s[0] == 'E': print(s, getattr(errno, s))";
        var numbers = new HashMap<String, Integer>();
        for (String line : output("python3", "-c", python).lines().toList()) {
            String[] pair = line.split(" ");
            numbers.put(pair[0], Integer.parseInt(pair[1]));
        }
        assertThat(numbers).hasSizeGreaterThan(100);
        // of two names for one number, such as EAGAIN and EWOULDBLOCK, either is right
        numbers.values()
                .forEach(number ->
                        assertThat(numbers).containsEntry(machine.errno(number).name(), number));
        for (ErrnoName name : ErrnoName.values()) {
            int number = Objects.requireNonNull(numbers.get(name.name()));
            assertThat(machine.errno(name)).isEqualTo(new Errno(name.name(), number));
        }
        assertThat(machine.errno(98).name()).isEqualTo("EADDRINUSE");
        assertThat(machine.errno(4095).name()).isEqualTo("E4095");
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static final class Addresses {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                for (LocalAddress local : platform.machine().addresses()) {
                    System.out.println(local.device() + " " + local.address());
                }
            }
        }
    }

    static final class Settings {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                MachineFacts machine = platform.machine();
                System.out.println(
                        machine.ephemeralPorts().map(Object::toString).orElse("not read"));
                System.out.println(
                        machine.unprivilegedPortStart().map(Object::toString).orElse("not read"));
                System.out.println(platform.machine().hasIpv6());
            }
        }
    }
}
