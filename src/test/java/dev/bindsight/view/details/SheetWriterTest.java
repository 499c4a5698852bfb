package dev.bindsight.view.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.model.Birthplace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpState;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.details.SocketSheet.Section;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the pane says of a socket. */
class SheetWriterTest {
    private static final SheetWriter WRITER = new SheetWriter("/home/ann", ZoneOffset.UTC);
    private static final SocketFacts.Owner SERVER =
            new SocketFacts.Owner(
                    Shop.SERVER,
                    List.of(Shop.BASH, Shop.NPM),
                    Map.of(Shop.NPM.ref(), Shop.RESTARTS),
                    Shop.RESTARTS,
                    List.of(Shop.PORT_9464));

    private static SocketFacts facts(SocketEntry socket, SocketFacts.Owner... owners) {
        return facts(socket, List.of(), owners);
    }

    private static SocketFacts facts(
            SocketEntry socket, List<IpAddress> addresses, SocketFacts.Owner... owners) {
        return new SocketFacts(
                socket,
                Sample.coverage(),
                "root",
                null,
                List.of(owners),
                owners.length == 0 ? List.of() : Shop.CLIENTS,
                addresses,
                null,
                null);
    }

    private static SocketSheet sheet(SocketFacts facts) {
        return WRITER.write(facts, null, Sample.NOW);
    }

    private static List<IpAddress> addresses(String... texts) {
        return Arrays.stream(texts).map(text -> IpAddressText.parse(text).orElseThrow()).toList();
    }

    private static List<String> fields(Section section) {
        return section.lines().stream()
                .flatMap(line ->
                        switch (line) {
                            case Line.Field field -> Stream.of(field.name() + ": " + field.value());
                            case Line.Opening link -> Stream.of(link.name() + ": " + link.value());
                            default -> Stream.of();
                        })
                .toList();
    }

    private static Section section(SocketSheet sheet, String title) {
        return sheet.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOwnerIsToldWithItsPlaceAgeAndQueue() {
        SocketSheet sheet = sheet(facts(Shop.PORT_3000, SERVER));

        assertThat(sheet.title()).isEqualTo("server.js");
        assertThat(sheet.titleDetail()).isEqualTo("pid 4121");
        assertThat(sheet.command()).isEqualTo("node server.js");
        assertThat(sheet.note()).isNull();
        assertThat(fields(section(sheet, "Owner")))
                .containsExactly(
                        "User: ann (1000)",
                        "Directory: ~/shop",
                        "Program: ~/.nvm/versions/node/v22.11.0/bin/node",
                        "Started: 10:42:31, 1 h 24 min ago",
                        "Queue: 0 waiting, backlog 511",
                        "Open: localhost:3000");
    }

    @Test
    void whatKeepsAnOwnerFromItsWorkStandsFirst() {
        var halted =
                new SocketFacts.Owner(
                        Shop.SERVER,
                        List.of(),
                        Map.of(),
                        null,
                        List.of(),
                        List.of("stopped (state T): does nothing until it gets SIGCONT"));

        assertThat(section(sheet(facts(Shop.PORT_3000, halted)), "Owner").lines().getFirst())
                .isEqualTo(
                        new Line.Remark("Stopped (state T): does nothing until it gets SIGCONT."));
    }

    @Test
    void theParentChainGoesDownToTheOwnerAndMarksWhatMayRestartIt() {
        SocketSheet sheet = sheet(facts(Shop.PORT_3000, SERVER));

        assertThat(section(sheet, "Parent chain").lines())
                .containsExactly(
                        new Line.Ancestor(0, "bash", "3987", false, false),
                        new Line.Ancestor(1, "npm run dev", "4100", false, true),
                        new Line.Ancestor(2, "server.js", "4121", true, false));
    }

    @Test
    void clientsOfThisMachineAreNamedAndOthersHaveTheirAddress() {
        Section clients = section(sheet(facts(Shop.PORT_3000, SERVER)), "Connected clients");

        assertThat(clients.count()).isEqualTo("3");
        assertThat(clients.lines())
                .containsExactly(
                        new Line.ClientLine("firefox", "2877", false, "2 from this machine"),
                        new Line.ClientLine("192.168.1.31", "", true, "1 from the network"));
    }

    @Test
    void everyOwnerOfASharedSocketCanBeChosen() {
        ProcessDetails worker = Sample.process(4200, "worker", Shop.SERVER, "worker");
        var second = new SocketFacts.Owner(worker, List.of(), Map.of(), null, List.of());
        SocketFacts shared = facts(Shop.PORT_3000, SERVER, second);

        SocketSheet sheet = WRITER.write(shared, worker.ref(), Sample.NOW);

        assertThat(sheet.title()).isEqualTo("worker");
        assertThat(sheet.owners())
                .extracting(SocketSheet.OwnerChoice::pid, SocketSheet.OwnerChoice::chosen)
                .containsExactly(tuple("4121, master", false), tuple("4200, worker", true));
    }

    @Test
    void aSocketOnEveryInterfaceNamesTheAddressesThatLeadToIt() {
        var addresses = addresses("192.168.1.24", "10.0.0.3", "fd00::3", "fe80::3");

        SocketSheet sheet = sheet(facts(Shop.PORT_3000, addresses, SERVER));

        assertThat(sheet.reach())
                .isEqualTo(
                        new SocketSheet.Reach(
                                SocketSheet.Range.EVERYONE,
                                "Port 3000 listens for every network, over IPv4 and IPv6"
                                    + " (192.168.1.24 and 2 more addresses). A firewall may still"
                                    + " refuse."));
    }

    @Test
    void anIpv4SocketIsNotReachedByIpv6Addresses() {
        SocketEntry socket = Sample.listener("0.0.0.0", 8000, Shop.SERVER);

        assertThat(sheet(facts(socket, addresses("fd00::3"), SERVER)).reach().sentence())
                .isEqualTo(
                        "Port 8000 listens on every interface, over IPv4. Of such addresses this"
                                + " machine has none now but loopback.");
    }

    @Test
    void aLinkLocalAddressIsNoLoopback() {
        assertThat(sheet(facts(Shop.PORT_3000, addresses("fe80::3"), SERVER)).reach().sentence())
                .endsWith("none now but loopback and link-local ones.");
    }

    /** The listing alone knows no addresses, and what was not read is not claimed to be missing. */
    @Test
    void whatAddressesLeadToASocketIsNotToldBeforeTheyWereRead() {
        SocketFacts listed = ListedFacts.of(Shop.INVENTORY, Shop.PORT_3000);

        assertThat(sheet(listed).reach().sentence())
                .isEqualTo("Port 3000 listens on every interface, over IPv4 and IPv6.");
    }

    @Test
    void aLoopbackSocketIsReachedFromThisMachineOnly() {
        assertThat(sheet(facts(Shop.PORT_9464, SERVER)).reach())
                .isEqualTo(
                        new SocketSheet.Reach(
                                SocketSheet.Range.MACHINE,
                                "Port 9464 listens at 127.0.0.1, inside this machine: only"
                                        + " programs here reach it."));
    }

    @Test
    void aBoundOnlySocketSaysThatNobodyCanConnectAndThatItBlocks() {
        SocketEntry bound =
                Sample.socket(
                        7,
                        Sample.endpoint("127.0.0.1", 3001),
                        null,
                        TcpState.BOUND_INACTIVE,
                        Sample.owned(Shop.SERVER));

        assertThat(sheet(facts(bound, SERVER)).reach().range()).isEqualTo(SocketSheet.Range.NOBODY);
    }

    @Test
    void timeWaitSaysWhenTheKernelLetsGo() {
        var until = Sample.NOW.plus(Duration.ofSeconds(41));
        SocketSheet sheet = sheet(facts(kernelHeld(KernelReason.TIME_WAIT, until)));

        assertThat(sheet.title()).isEqualTo("127.0.0.1:9000");
        assertThat(sheet.note()).isNotNull();
        assertThat(sheet.note().until()).isEqualTo(until);
        assertThat(sheet.note().command()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyKernelReasonIsExplained(KernelReason reason) {
        SocketSheet sheet = sheet(facts(kernelHeld(reason, null)));

        assertThat(Objects.requireNonNull(sheet.note()).kind())
                .isEqualTo(SocketSheet.NoteKind.KERNEL);
        assertThat(sheet.note().text()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void everyHiddenOwnerIsExplained(HiddenReason reason) {
        SocketSheet sheet = sheet(facts(notVisible(reason)));

        assertThat(Objects.requireNonNull(sheet.note()).title()).isNotEmpty();
        assertThat(sheet.note().text()).endsWith(".");
    }

    @Test
    void anotherUsersOwnerSaysWhoseAndWhatItTakes() {
        SocketSheet sheet = sheet(facts(notVisible(HiddenReason.OTHER_USER)));

        assertThat(Objects.requireNonNull(sheet.note()).title())
                .isEqualTo("The owner is not visible");
        assertThat(sheet.note().text()).contains("made by user root").contains("CAP_SYS_PTRACE");
        assertThat(sheet.note().command()).isEqualTo("sudo ss -tlnp 'src = 0.0.0.0:8000'");
    }

    @Test
    void whoMayHaveItAndWhereItWasMadeIsSaidAndNobodyIsCalledItsOwner() {
        SocketEntry entry =
                Sample.listener("0.0.0.0", 8000)
                        .ownedBy(
                                new Ownership.NotVisible(
                                        HiddenReason.PROTECTED,
                                        List.of(),
                                        List.of(Shop.SERVER.ref()),
                                        new Birthplace(
                                                "/system.slice/web.service",
                                                new SystemdUnit("web.service", false),
                                                null,
                                                false)));
        var facts =
                new SocketFacts(
                        entry,
                        Sample.coverage(),
                        "ann",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        new PossibleOwners(List.of(Shop.SERVER), List.of(Shop.SERVER)));

        String text = Objects.requireNonNull(sheet(facts).note()).text();

        String pid = Shop.SERVER.pid().toString();
        assertThat(text)
                .contains("may be server.js (pid " + pid + "): yours, but protected")
                .doesNotContain("kill -TERM")
                .contains("may wait in a Unix socket of server.js")
                .contains("created in unit web.service");
        assertThat(sheet(facts).owners()).isEmpty();
    }

    @Test
    void aConnectionHasItsMeasurements() {
        SocketEntry connection =
                Sample.socket(
                        8,
                        Sample.endpoint("127.0.0.1", 3000),
                        Sample.endpoint("127.0.0.1", 50_000),
                        TcpState.ESTABLISHED,
                        Sample.owned(Shop.SERVER));
        var facts =
                new SocketFacts(
                        connection,
                        Sample.coverage(),
                        "ann",
                        "ppp",
                        List.of(SERVER),
                        List.of(),
                        List.of(),
                        "/user.slice",
                        new TcpInfo(250, 90, 1, 12_345, 678));

        assertThat(fields(sheet(facts).socket()))
                .contains(
                        "Peer: 127.0.0.1:50000",
                        "cgroup: /user.slice",
                        "Round trip: 250 µs, ± 90 µs",
                        "Sent: 12,345 B",
                        "Received: 678 B",
                        "Sent again: 1");
    }

    private static SocketEntry kernelHeld(KernelReason reason, @Nullable Instant until) {
        return Sample.socket(
                9,
                Sample.endpoint("127.0.0.1", 9000),
                Sample.endpoint("127.0.0.1", 50_001),
                TcpState.TIME_WAIT,
                new Ownership.KernelHeld(reason, until));
    }

    private static SocketEntry notVisible(HiddenReason reason) {
        return Sample.listener("0.0.0.0", 8000).ownedBy(new Ownership.NotVisible(reason));
    }
}
