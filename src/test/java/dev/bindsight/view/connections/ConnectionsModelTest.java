package dev.bindsight.view.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.rows.Mark;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the list of connections shows of what was read. */
class ConnectionsModelTest {
    private final SimpleObjectProperty<SocketFilter> filter =
            new SimpleObjectProperty<>(SocketFilter.NONE);
    private final Map<ProcessRef, ProcessDetails> processes = new HashMap<>();
    private final List<MeasuredConnection> connections = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private long nextCookie = 1;
    private final ConnectionsModel model =
            new ConnectionsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "test"),
                    filter,
                    new AtOnce(),
                    Runnable::run,
                    () -> now);

    @Test
    void connectionsStandUnderTheirProcessWithItsTotals() {
        connect("web", "198.51.100.7", 443, 100, 7);
        connect("web", "198.51.100.8", 443, 200, 3);
        connect("db", "198.51.100.9", 5432, 1, 1);
        read();

        assertThat(rows())
                .containsExactly(
                        "[db 1]",
                        "198.51.100.9:5432",
                        "[web 2]",
                        "198.51.100.7:443",
                        "198.51.100.8:443");
        assertThat(model.rows().get(2).get())
                .isInstanceOfSatisfying(
                        Head.class,
                        head -> {
                            assertThat(head.totals().down()).isEqualTo(300);
                            assertThat(head.totals().up()).isEqualTo(10);
                        });
        assertThat(model.countsProperty().get().processes()).isEqualTo(2);
    }

    @Test
    void theyStandTogetherByPeerOrPortOrNotAtAll() {
        connect("web", "198.51.100.7", 443, 1, 1);
        connect("db", "198.51.100.7", 80, 1, 1);
        read();

        model.groupedProperty().set(Grouped.PEER);
        assertThat(rows())
                .containsExactly("[198.51.100.7 2]", "198.51.100.7:80", "198.51.100.7:443");
        model.groupedProperty().set(Grouped.PORT);
        assertThat(rows())
                .containsExactly(
                        "[port 80 1]", "198.51.100.7:80", "[port 443 1]", "198.51.100.7:443");
        model.groupedProperty().set(Grouped.NONE);
        assertThat(rows()).containsExactly("198.51.100.7:80", "198.51.100.7:443");
    }

    @Test
    void aHeadFoldsItsConnectionsAndSoDoesALeak() {
        MeasuredConnection one = connect("web", "198.51.100.7", 443, 1, 1);
        ProcessRef web = processes.keySet().iterator().next();
        ail(one, new Ailment.CloseWaitLeak(web, 25, 3, Duration.ofMinutes(71)));
        connect("web", "198.51.100.8", 443, 1, 1);
        read();

        assertThat(rows()).containsExactly("[web 2]", "!25 in CLOSE_WAIT", "198.51.100.8:443");
        model.fold(model.rows().get(1).get());
        assertThat(rows())
                .containsExactly(
                        "[web 2]", "!25 in CLOSE_WAIT", "198.51.100.7:443", "198.51.100.8:443");
        model.fold(model.rows().get(0).get());
        assertThat(rows()).containsExactly("[web 2]", "!25 in CLOSE_WAIT");
    }

    @Test
    void whatIsOverIsFoldedUntilAskedFor() {
        connect("web", "198.51.100.7", 443, 1, 1);
        over("198.51.100.8", 443);
        read();

        assertThat(rows())
                .containsExactly("[web 1]", "198.51.100.7:443", "[no process: TIME_WAIT 1]");
        assertThat(model.countsProperty().get())
                .as("the process has one of two")
                .extracting(ConnectionCounts::all, ConnectionCounts::owned)
                .containsExactly(2, 1);
        model.fold(model.rows().get(2).get());
        assertThat(rows()).endsWith("[no process: TIME_WAIT 1]", "198.51.100.8:443");
        Flow over = ((Link) model.rows().get(3).get()).flow();
        model.fold(model.rows().get(2).get());
        model.reveal(over);
        assertThat(rows()).as("revealed").endsWith("198.51.100.8:443");
    }

    @Test
    void whatAilsOneConnectionStandsBelowIt() {
        MeasuredConnection one = connect("web", "198.51.100.7", 443, 1, 1);
        ail(one, new Ailment.PeerNotReading(2_400_000, Duration.ofSeconds(38)));
        connect("web", "198.51.100.8", 443, 1, 1);
        read();

        assertThat(rows())
                .containsExactly(
                        "[web 2]",
                        "198.51.100.7:443",
                        "!The peer does not read",
                        "198.51.100.8:443");
        assertThat(((Note) model.rows().get(2).get()).ailing().why())
                .contains("38 s")
                .contains("2.4 MB");
        model.chipsProperty().set(Chips.NONE.withAiling());
        assertThat(rows())
                .containsExactly("[web 1]", "198.51.100.7:443", "!The peer does not read");
    }

    @Test
    void chipsOfOneKindWidenAndOfAnotherNarrow() {
        connect("web", "198.51.100.7", 443, 1, 1);
        connect("web", "10.1.2.3", 443, 1, 1);
        connect("web", "127.0.0.1", 443, 1, 1);
        read();

        model.chipsProperty().set(Chips.NONE.with(Reach.OUTSIDE));
        assertThat(rows()).containsExactly("[web 1]", "198.51.100.7:443");
        model.chipsProperty().set(Chips.NONE.with(Reach.OUTSIDE).with(Reach.LOCAL));
        assertThat(rows()).containsExactly("[web 2]", "10.1.2.3:443", "198.51.100.7:443");
        model.chipsProperty().set(Chips.NONE.with(Reach.OUTSIDE).with("CLOSE_WAIT"));
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatComesIsMarkedAndWhatGoesStaysForAMoment() {
        MeasuredConnection one = connect("web", "198.51.100.7", 443, 1, 1);
        read();
        connections.remove(one);
        connect("web", "198.51.100.8", 443, 1, 1);
        now = now.plusSeconds(1);
        read();

        assertThat(marks()).containsExactly(Mark.GONE, Mark.NEW);
        now = now.plusSeconds(4);
        read();
        assertThat(marks()).containsExactly(Mark.NONE);
    }

    @Test
    void itIsSortedByWhatFlowsIfThatIsAskedFor() {
        connect("web", "198.51.100.7", 443, 10, 1);
        connect("web", "198.51.100.8", 443, 300, 1);
        read();
        model.groupedProperty().set(Grouped.NONE);
        Comparator<ConnectionRow> most = ConnectionColumn.DOWN.order().reversed();
        model.orderProperty().set(most);

        assertThat(rows()).containsExactly("198.51.100.8:443", "198.51.100.7:443");
    }

    @Test
    void aConnectionIsClosedAsSoonAsItIsAndUntilAReadingAfterThatShowsIt() {
        connect("web", "198.51.100.7", 443, 1, 1);
        read();
        model.select(model.rows().get(1));
        Link open = Objects.requireNonNull(model.selectedProperty().get());
        assertThat(open.state()).isEqualTo("ESTABLISHED");

        model.closed(open.flow());
        assertThat(model.selectedProperty().get())
                .as("before the next reading")
                .returns(true, Link::isClosed)
                .returns("closed", Link::state);
        read();
        assertThat(model.selectedProperty().get())
                .as("a reading of the same moment may have begun before")
                .returns(true, Link::isClosed);

        now = now.plusSeconds(1);
        read();
        assertThat(model.selectedProperty().get())
                .as("what is read later is how it is")
                .returns(false, Link::isClosed);
        connections.clear();
        read();
        assertThat(model.selectedProperty().get())
                .as("a reading lacks it")
                .returns(true, Link::isClosed)
                .returns("closed", Link::state);
    }

    private List<String> rows() {
        return model.rows().stream()
                .map(row ->
                        switch (row.get()) {
                            case Head head ->
                                    "[" + RowWords.name(head) + " " + head.totals().count() + "]";
                            case Link link -> RowWords.address(link);
                            case Note note -> "!" + note.ailing().what();
                        })
                .toList();
    }

    private List<Mark> marks() {
        return model.rows().stream()
                .filter(row -> row.get() instanceof Link)
                .map(row -> row.get().mark())
                .toList();
    }

    private void read() {
        List<SocketEntry> sockets = connections.stream().map(MeasuredConnection::socket).toList();
        var inventory =
                new Inventory(
                        now,
                        Duration.ZERO,
                        sockets,
                        Map.copyOf(processes),
                        new Coverage(Source.SOCK_DIAG, null, 0, null, List.of()));
        model.receive(new ConnectionReading(now, Duration.ofSeconds(1), inventory, connections));
    }

    private void ail(MeasuredConnection connection, Ailment with) {
        connections.set(
                connections.indexOf(connection),
                new MeasuredConnection(
                        connection.socket(),
                        connection.tcp(),
                        connection.flow(),
                        connection.age(),
                        connection.peer(),
                        List.of(with)));
    }

    private MeasuredConnection connect(
            String process, String peer, int port, double down, double up) {
        ProcessRef owner =
                processes.values().stream()
                        .filter(each -> each.name().equals(process))
                        .map(ProcessDetails::ref)
                        .findFirst()
                        .orElseGet(() -> start(process));
        long cookie = nextCookie++;
        var socket =
                new SocketEntry(
                        new SocketKey.ByCookie(cookie),
                        Protocol.TCP,
                        AddressFamily.IPV4,
                        endpoint("192.0.2.1", 40_000 + (int) cookie),
                        endpoint(peer, port),
                        null,
                        TcpState.ESTABLISHED,
                        0,
                        0,
                        new Uid(1000),
                        null,
                        0,
                        null,
                        null,
                        new Ownership.OwnedBy(List.of(owner)));
        var connection =
                new MeasuredConnection(
                        socket,
                        null,
                        new MeasuredConnection.Flow(up, down),
                        new MeasuredConnection.Age(Duration.ofSeconds(5), true, null),
                        new PeerEnd.Elsewhere(),
                        List.of());
        connections.add(connection);
        return connection;
    }

    private void over(String peer, int port) {
        MeasuredConnection open = connect("web", peer, port, 0, 0);
        SocketEntry was = open.socket();
        var socket =
                new SocketEntry(
                        was.key(),
                        was.protocol(),
                        was.family(),
                        was.local(),
                        was.remote(),
                        null,
                        TcpState.TIME_WAIT,
                        0,
                        0,
                        was.uid(),
                        null,
                        0,
                        null,
                        null,
                        new Ownership.KernelHeld(Ownership.KernelReason.TIME_WAIT, null, null));
        connections.set(
                connections.indexOf(open),
                new MeasuredConnection(
                        socket, null, null, open.age(), open.peer(), open.ailments()));
    }

    private ProcessRef start(String name) {
        var ref = new ProcessRef(new Pid(100 + processes.size()), 1);
        var facts =
                new ProcessFacts(
                        ref,
                        null,
                        name,
                        List.of(name),
                        new Uid(1000),
                        "/home/ann",
                        "/usr/bin/" + name,
                        now,
                        ref.pid().number(),
                        false,
                        null,
                        ProcessState.RUNNING,
                        false);
        processes.put(ref, new ProcessDetails(facts, "ann", name, null, null, null));
        return ref;
    }

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
    }

    private static final class AtOnce implements Background {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void executeAfter(Duration delay, Runnable work) {
            // each test reads again where time goes on
        }
    }
}
