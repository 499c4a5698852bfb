package dev.bindsight.view.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.Client;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.CommandText;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.details.SocketSheet.Section;
import dev.bindsight.view.ports.ListRequest;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the pane says does not grow with what a process has. */
class BoundedSheetTest {
    private static final SheetWriter WRITER = new SheetWriter("/home/ann", ZoneOffset.UTC);
    private static final ProcessDetails PROXY = Sample.process(900, "proxy", null, "proxy");
    private static final SocketEntry PORT = Sample.listener("0.0.0.0", 5060, PROXY);

    @Test
    void fiveThousandPortsInARowAreOneLineAndAWayToTheList() {
        List<SocketEntry> ports =
                IntStream.range(20_000, 25_000)
                        .mapToObj(port -> Sample.listener("127.0.0.1", port, PROXY))
                        .toList();

        Section section = section(ports, List.of(), List.of(), "Its other ports");

        assertThat(section.count()).isEqualTo("5,000");
        assertThat(section.lines())
                .containsExactly(
                        new Line.ListLink(
                                "127.0.0.1:20000–24999",
                                "5,000 ports",
                                true,
                                new ListRequest(null, "pid:900 port:20000-24999")),
                        new Line.ListLink(
                                "Show all in the list",
                                "",
                                false,
                                new ListRequest(null, "pid:900")));
    }

    @Test
    void scatteredPortsAreEightLinesAndAWayToTheList() {
        List<SocketEntry> ports =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> Sample.listener("127.0.0.1", 20_000 + 3 * i, PROXY))
                        .toList();

        assertThat(section(ports, List.of(), List.of(), "Its other ports").lines()).hasSize(9);
    }

    @Test
    void thousandsOfClientsAreEightLinesAndAWayToTheirConnections() {
        List<Client> clients =
                IntStream.range(0, 5_000)
                        .mapToObj(i ->
                                new Client(
                                        IpAddressText.parse("10.0." + i / 250 + "." + (1 + i % 250))
                                                .orElseThrow(),
                                        null,
                                        2))
                        .toList();

        Section section = section(List.of(), clients, List.of(), "Connected clients");

        assertThat(section.count()).isEqualTo("10,000");
        assertThat(section.lines()).hasSize(9);
        assertThat(section.lines().getLast())
                .isEqualTo(
                        new Line.ListLink(
                                "Show all in the list",
                                "4,992 more",
                                false,
                                new ListRequest(Scope.ALL, "port:5060 state:established")));
    }

    @Test
    void aLongParentChainShowsBothItsEnds() {
        var ancestors = new ArrayList<ProcessDetails>();
        for (int i = 0; i < 300; i++) {
            ancestors.add(Sample.process(1_000 + i, "shell " + i, null, "sh"));
        }

        List<Line> lines = section(List.of(), List.of(), ancestors, "Parent chain").lines();

        assertThat(lines).hasSize(10);
        assertThat(lines.get(1)).isEqualTo(new Line.Ancestor(1, "shell 1", "1001", false, false));
        assertThat(lines.get(2)).isEqualTo(new Line.Skipped(2, "292 more in between"));
        assertThat(lines.get(3)).isEqualTo(new Line.Ancestor(3, "shell 294", "1294", false, false));
    }

    @Test
    void aCommandLineIsCutWithoutJoiningWhatIsLeftOut() {
        List<String> command = List.of("java", "x".repeat(2_000_000), "y".repeat(2_000_000));

        assertThat(CommandText.upTo(CommandText.LINE, command))
                .hasSize(CommandText.LINE)
                .startsWith("java xxx")
                .endsWith("x…");
        assertThat(CommandText.upTo(CommandText.LINE, List.of("node", "server.js")))
                .isEqualTo("node server.js");
    }

    private static Section section(
            List<SocketEntry> ports,
            List<Client> clients,
            List<ProcessDetails> ancestors,
            String title) {
        var owner = new SocketFacts.Owner(PROXY, ancestors, Map.of(), null, ports);
        var facts =
                new SocketFacts(
                        PORT,
                        Sample.coverage(),
                        "ann",
                        null,
                        List.of(owner),
                        clients,
                        List.of(),
                        null,
                        null);
        return WRITER.write(facts, null, Sample.NOW).sections().stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
