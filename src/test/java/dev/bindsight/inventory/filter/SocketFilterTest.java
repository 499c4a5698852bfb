package dev.bindsight.inventory.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.words.FilterText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What a filter lets through, and how mistakes in one are told. */
class SocketFilterTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final MachineSummary machine = new MachineSummary(platform.machine(), "test");
    private final Inventory inventory;

    SocketFilterTest() {
        platform.process(10)
                .command("node", "server.js", "--store", "/var/file-119")
                .directory("/home/ann/shop")
                .open(platform.add(ScriptedSocket.listener("127.0.0.1:3000").uid(1000)));
        platform.process(20)
                .uid(33)
                .command("nginx")
                .cgroup("/system.slice/nginx.service")
                .open(platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(33)))
                .open(
                        platform.add(
                                ScriptedSocket.connection("192.168.1.24:8080", "10.0.0.7:4444")
                                        .uid(33)));
        platform.process(30)
                .uid(0)
                .command("my daemon")
                .executable("my daemon")
                .cgroup("/docker/" + "ab".repeat(32))
                .open(platform.add(ScriptedSocket.listener("[::]:5432")))
                .open(platform.add(ScriptedSocket.udp("[fe80::1]:5353").device(2)));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("[::ffff:127.0.0.1]:9000", "[::ffff:127.0.0.1]:1", 1_000));
        try (var engine = new LiveInventory(platform, InstantSource.system())) {
            inventory =
                    ((InventoryEngine.Reading.Read) engine.read(SourceChoice.AUTOMATIC))
                            .inventory();
        }
    }

    @ParameterizedTest(name = "[{0}] lets {1} through")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 80 3000 5353 5432 8080 9000",
                "3000; 3000",
                "300; ``",
                ":3000; 3000",
                "*:3000; 3000",
                "127.0.0.1:3000; 3000",
                "localhost:3000; 3000",
                "localhost; 3000 9000",
                "127.0.0.1; 3000 9000",
                "10.0.0.7:4444; 8080",
                "[::]:5432; 5432",
                "*:3000; 3000",
                "127.0.0.1:80; 80",
                "localhost:80; 80",
                "localhost:5432; 5432",
                "192.168.1.24:5432; 5432",
                "10.0.0.7:5432; ``",
                "[::1]:80; ``",
                "[::1]:5432; 5432",
                "0.0.0.0:3000; 3000",
                "localhost:8080; ``",
                "80-3000; 80 3000",
                "80,3000; 80 3000",
                "80,5000-; 80 5353 5432 8080 9000",
                "!80-5353; 5432 8080 9000",
                "10; 3000",
                "20; 80 8080",
                "!20; 3000 5353 5432 9000",
                "80 20; 80",
                "80 3000; 80 3000",
                "3000 5353,9000 80-82; 80 3000 5353 9000",
                "80 3000 nginx; 80",
                "80 !3000; 80",
                "port:80 port:3000; ``",
                "file-119; 3000",
                "command:--store; 3000",
                "\"node server.js --store /var/file-119\"; 3000",
                "command:\"/var/file-119\"; 3000",
                "command:\"/var/file\"; ``",
                "shop; 3000",
                "/home/ann/shop; 3000",
                "~/shop; 3000",
                "~/sho; 3000",
                "~/nn/shop; ``",
                "dir:shop; 3000",
                "dir:~/shop; 3000",
                "dir:\"/home/ann/shop\"; 3000",
                "dir:node; ``",
                "node; 3000",
                "SERVER; 3000",
                "server.js; 3000",
                "nginx; 80 8080",
                "http; 80",
                "service:postgres; 5432",
                "webcache; 8080",
                "service:webcache; 8080",
                "ann; 3000",
                "user:www; 80 8080",
                "user:www-data; 80 8080",
                "user:33; 80 8080",
                "!user:www-data; 3000 5353 5432 9000",
                "user:\"www\"; ``",
                "pid:10,20; 80 3000 8080",
                "state:listen; 80 3000 5432",
                "state:time-wait; 9000",
                "state:estab; 8080",
                "time_wait; 9000",
                "port:80; 80",
                "port:8000-8999; 8080",
                "port:8000-; 8080 9000",
                "port:-100; 80",
                "port:80,3000; 80 3000",
                "port:8000-8999 proto:udp; ``",
                "proto:udp; 5353",
                "proto:tcp46; 5432",
                "proto:tcp4; 80 3000 5432 8080",
                "tcp6; 5432 9000",
                "addr:192.168.; 8080",
                "addr:192.168.0.0/16; 8080",
                "addr:10.0.0.0/8; 8080",
                "addr:127.0.0.0/8; 3000 9000",
                "addr:fe80::/10; 5353",
                "addr:0.0.0.0/0; 80 3000 8080 9000",
                "addr:localhost; 3000 9000",
                "fe80::1; 5353",
                "fe80::1%eth0; 5353",
                "process:\"my daemon\"; 5353 5432",
                "\"my daemon\"; 5353 5432",
                "unit:nginx; 80 8080",
                "container:abab; 5353 5432",
                "exposure:loopback; 3000 9000",
                "loopback; 3000 9000",
                "!loopback; 80 5353 5432 8080",
                "-loopback -nginx; 5353 5432",
                "-nginx tcp; 3000 5432 9000",
                "PORT:80; 80"
            })
    void aFilterLetsThroughWhatFitsEveryTerm(String text, String ports) {
        SocketFilter filter = parsed(text).on(inventory, machine);

        assertThat(
                        inventory.entries().stream()
                                .filter(entry -> filter.matches(entry, inventory, machine))
                                .map(entry -> entry.local().port().number())
                                .sorted()
                                .map(String::valueOf)
                                .toList())
                .isEqualTo(ports.isBlank() ? List.of() : List.of(ports.split(" ")));
    }

    @ParameterizedTest(name = "[{0}]: {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "prot:tcp node; 0; 8; There is no “prot”.; proto:tcp",
                "node usr:ann; 5; 12; There is no “usr”.; user:ann",
                "zzzzzz:1; 0; 8; There is no “zzzzzz”.; -",
                "state:listn; 0; 11; “listn” is no state.; state:listen",
                "!state:listn; 1; 12; “listn” is no state.; state:listen",
                "proto:sctp; 0; 10; “sctp” is no proto.; -",
                "exposure:loop; 0; 13; “loop” is no exposure.; exposure:loopback",
                "port:; 0; 5; “port:” needs something behind it.; -",
                "port:abc; 0; 8; “abc” is no port.; -",
                "port:70000; 0; 10; “70000” is no port.; -",
                "70000; 0; 5; “70000” is no port.; -",
                "port:9000-8000; 0; 14; “9000-8000” runs backwards.; port:8000-9000",
                "127.0.0.1:70000; 0; 15; “70000” is no port.; -",
                "pid:0; 0; 5; “0” is no process id.; -",
                "addr:10.0.0.0/40; 0; 16; “10.0.0.0/40” is no network.; -",
                "a -; 2; 3; “-” needs a word behind it.; -",
                "!; 0; 1; “!” needs a word behind it.; -",
                "a \"b; 2; 4; A quote is not closed.; -"
            })
    void aMistakeIsMarkedAndWhatWasMeantIsOffered(
            String text, int start, int end, String what, String suggestion) {
        assertThat(SocketFilter.parse(text))
                .isInstanceOfSatisfying(
                        FilterReading.Mistake.class,
                        mistake -> {
                            assertThat(mistake.start()).isEqualTo(start);
                            assertThat(mistake.end()).isEqualTo(end);
                            assertThat(FilterText.of(mistake.what())).isEqualTo(what);
                            assertThat(mistake.suggestion()).isEqualTo(suggestion);
                            assertThat(FilterText.accepted(mistake.key())).startsWith("Accepted: ");
                        });
    }

    @Test
    void termsKnowWhereTheyStand() {
        SocketFilter filter = parsed("  port:80  !\"a b\" node");

        assertThat(filter.terms())
                .extracting(term -> filter.text().substring(term.start(), term.end()))
                .containsExactly("port:80", "!\"a b\"", "node");
        assertThat(filter.terms())
                .extracting(FilterTerm::negated)
                .containsExactly(false, true, false);
        assertThat(filter.without(filter.terms().get(1))).isEqualTo("  port:80 node");
        assertThat(filter.without(filter.terms().getLast())).isEqualTo("  port:80  !\"a b\"");
    }

    @Test
    void theTermsThatHideEverythingAreNamed() {
        SocketFilter filter = parsed("nginx user:bob");

        assertThat(filter.relaxations(inventory.entries(), inventory, machine))
                .containsExactly(new SocketFilter.Relaxation(filter.terms().get(1), 2));
        assertThat(
                        parsed("zzz user:bob port:1")
                                .relaxations(inventory.entries(), inventory, machine))
                .isEmpty();
    }

    @Test
    void everyStateLabelIsAccepted() {
        List<String> refused = new ArrayList<>();
        for (SocketEntry entry : inventory.entries()) {
            for (TcpState state : TcpState.values()) {
                String label = state.label(entry.protocol());
                if (!(SocketFilter.parse("state:" + label) instanceof FilterReading.Parsed)) {
                    refused.add(label);
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    private static SocketFilter parsed(String text) {
        FilterReading reading = SocketFilter.parse(text);
        assertThat(reading).as(text).isInstanceOf(FilterReading.Parsed.class);
        return ((FilterReading.Parsed) reading).filter();
    }
}
