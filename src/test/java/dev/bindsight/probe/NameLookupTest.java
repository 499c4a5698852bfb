package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class NameLookupTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofHours(1);

    private final ScriptedPlatform machine = new ScriptedPlatform();

    /** Only the form in ASCII is known, as to every name server. */
    @Test
    void aNameInUnicodeIsAskedForAsNameServersKnowIt() {
        try (var lookup =
                new NameLookup(
                        host -> {
                            assertThat(host).isEqualTo("xn--fa-hia.test");
                            return Resolution.found(
                                    host, List.of(at("127.0.0.1", 0)), Duration.ZERO);
                        },
                        machine.machine())) {
            Resolution found =
                    lookup.lookUp("faß.test", PATIENCE, new Cancellation()).orElseThrow();

            assertThat(found.host()).isEqualTo("faß.test");
            assertThat(found.ascii()).isEqualTo("xn--fa-hia.test");
            assertThat(found.addresses()).containsExactly(at("127.0.0.1", 0));
        }
    }

    /** As a hosts file or multicast DNS may know it. */
    @Test
    void aNameThatIsKnownAsItIsTypedIsFoundToo() {
        try (var lookup =
                new NameLookup(
                        host ->
                                host.equals("bücher.local")
                                        ? Resolution.found(
                                                host, List.of(at("::1", 0)), Duration.ZERO)
                                        : Resolution.failed(
                                                host,
                                                EaiCode.EAI_NONAME,
                                                null,
                                                Outcome.DecidedBy.KERNEL,
                                                Duration.ZERO),
                        machine.machine())) {
            Resolution found =
                    lookup.lookUp("bücher.local", PATIENCE, new Cancellation()).orElseThrow();

            assertThat(found.addresses()).containsExactly(at("::1", 0));
            assertThat(found.ascii()).isNull();
            assertThat(lookup.lookUp("ü..test", PATIENCE, new Cancellation()).orElseThrow().error())
                    .isEqualTo(EaiCode.EAI_IDN_ENCODE);
        }
    }

    @Test
    void anAddressNeedsNoLookup() {
        try (var lookup =
                new NameLookup(
                        host -> {
                            throw new AssertionError("looked up " + host);
                        },
                        machine.machine())) {
            IpAddress linkLocal = IpAddress.ipv6(0xFE80L << 48, 1);
            assertThat(addresses(lookup, "192.168.1.9")).containsExactly(at("192.168.1.9", 0));
            assertThat(addresses(lookup, "[::1]")).containsExactly(at("::1", 0));
            assertThat(addresses(lookup, "::ffff:1.2.3.4"))
                    .containsExactly(at("::ffff:1.2.3.4", 0));
            assertThat(addresses(lookup, "fe80::1%eth0"))
                    .containsExactly(new Resolution.Address(linkLocal, 2, "eth0"));
            assertThat(addresses(lookup, "[fe80::1%7]"))
                    .containsExactly(new Resolution.Address(linkLocal, 7));
            assertThat(addresses(lookup, "fe80::1%nosuch0"))
                    .containsExactly(new Resolution.Address(linkLocal, 0, "nosuch0"));
        }
    }

    @Test
    void whatTheResolverSaysIsPassedOn() {
        machine.names().name("db", "10.0.0.5", "fd00::5").fails("gone", EaiCode.EAI_FAIL);
        try (var lookup = new NameLookup(machine.names(), machine.machine())) {
            assertThat(addresses(lookup, "db"))
                    .containsExactly(at("10.0.0.5", 0), at("fd00::5", 0));
            Resolution failed = lookup.lookUp("gone", PATIENCE, new Cancellation()).orElseThrow();
            assertThat(failed.error()).isEqualTo(EaiCode.EAI_FAIL);
            assertThat(failed.by()).isEqualTo(DecidedBy.KERNEL);
        }
    }

    @Test
    void aLookupThatIsCancelledBeforeItBeginsIsNotMade() {
        machine.names()
                .whileLookingUp(
                        "db",
                        () -> {
                            throw new AssertionError("looked up");
                        });
        var cancellation = new Cancellation();
        cancellation.cancel();
        try (var lookup = new NameLookup(machine.names(), machine.machine())) {
            assertThat(lookup.lookUp("db", FOREVER, cancellation)).isEmpty();
        }
    }

    /** With every thread stuck, the next names wait their turn and give their place back. */
    @Test
    void lookupsNobodyWaitsForKeepNoPlaceInTheQueue() {
        var release = new CountDownLatch(1);
        var begun = new AtomicInteger();
        machine.names()
                .whileLookingUp(
                        "mute",
                        () -> {
                            begun.incrementAndGet();
                            awaitUninterruptibly(release);
                        });
        try (var lookup = new NameLookup(machine.names(), machine.machine())) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(lookup.lookUp("mute", Duration.ZERO, new Cancellation()))
                        .map(Resolution::by)
                        .contains(DecidedBy.TIMEOUT);
            }
            assertThat(begun.get()).isBetween(0, 8);
            release.countDown();

            assertThat(addresses(lookup, "localhost")).containsExactly(at("127.0.0.1", 0));
        }
    }

    /** The server that the machine asks is a socket which never answers. */
    @Test
    void aServerThatNeverAnswersHoldsUpNobody() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "printf 'hosts: files dns\\n' > /mnt/nsswitch.conf",
                                "mount --bind /mnt/nsswitch.conf /etc/nsswitch.conf",
                                "printf 'nameserver 127.0.0.1\\noptions timeout:2 attempts:1\\n'"
                                        + " > /mnt/resolv.conf",
                                "mount --bind /mnt/resolv.conf /etc/resolv.conf")
                        .run(MuteServer.class);

        assertThat(said.lines())
                .containsExactly(
                        "cancelled: true",
                        "clock: EAI_AGAIN TIMEOUT",
                        "threads at most 8: true",
                        "resolver: EAI_AGAIN KERNEL",
                        "leaked descriptors: 0");
    }

    private static Resolution.Address at(String address, int scope) {
        return new Resolution.Address(IpAddressText.parse(address).orElseThrow(), scope);
    }

    private static List<Resolution.Address> addresses(NameLookup lookup, String host) {
        return lookup.lookUp(host, PATIENCE, new Cancellation()).orElseThrow().addresses();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static final class MuteServer {
        public static void main(String[] arguments) throws Exception {
            try (Platform platform = LinuxPlatform.open();
                    var server = new DatagramSocket(new InetSocketAddress("127.0.0.1", 53))) {
                lookUpOnce(platform);
                long before = OpenDescriptors.count();
                var names = new NameLookup(platform.names(), platform.machine());

                var cancellation = new Cancellation();
                Thread.ofPlatform().start(() -> cancelWhenAsked(server, cancellation));
                Optional<Resolution> answer = names.lookUp("a.example", FOREVER, cancellation);
                System.out.println("cancelled: " + answer.isEmpty());

                System.out.println("clock: " + told(names, "b.example", Duration.ofMillis(50)));

                for (int i = 0; i < 200; i++) {
                    var each = new Cancellation();
                    Thread.ofPlatform().start(each::cancel);
                    names.lookUp("c" + i + ".example", FOREVER, each);
                }
                System.out.println("threads at most 8: " + (threads() <= 8));

                System.out.println("resolver: " + told(names, "d.example", FOREVER));

                names.close();
                Eventually.holds("its threads end", () -> threads() == 0);
                Eventually.holds("its sockets are closed", () -> OpenDescriptors.count() <= before);
                System.out.println("leaked descriptors: " + (OpenDescriptors.count() - before));
            }
        }

        /** Loads what the first lookup loads and keeps. */
        private static void lookUpOnce(Platform platform) {
            platform.names().lookUp("localhost");
        }

        private static void cancelWhenAsked(DatagramSocket server, Cancellation cancellation) {
            try {
                server.receive(new DatagramPacket(new byte[512], 512));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cancellation.cancel();
        }

        private static String told(NameLookup names, String host, Duration limit) {
            return names.lookUp(host, limit, new Cancellation())
                    .map(each -> each.error() + " " + each.by())
                    .orElse("cancelled");
        }

        private static long threads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("name-lookup"))
                    .count();
        }
    }
}
