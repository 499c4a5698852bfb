package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.occupancy.SocketNature;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.MinutesChart.Lapse;
import dev.bindsight.view.chart.RoundTripChart;
import dev.bindsight.view.chart.TrafficChart;
import dev.bindsight.view.chart.Trail;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.details.DetailsPane;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.words.SocketText;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All that is known of the selected connection; the same nodes as long as one is selected. */
final class ConnectionPane extends VBox {
    /** Seconds. */
    private static final int LONG_AGO = 8;

    private final ConnectionsModel model;
    private final TcpFieldLookUp fields;
    private final Label peer = Nodes.whole("", "connection-title");
    private final Label state = Nodes.label("", "muted");
    private final Label left = Nodes.whole("", "muted");
    private final Label from = Nodes.words("", "mono", "muted");
    private final FontIcon toneIcon = Icons.of(Feather.GLOBE, Icons.ROW, "muted");
    private final Label why = Nodes.words("");
    private final HBox tone = new HBox(8, toneIcon, Nodes.growing(why));
    private final AilmentView ailment = new AilmentView();
    private final Label throughput = Nodes.label("", "section-label");
    private final TrafficChart traffic = new TrafficChart();
    private final Label lastRoundTrip = Nodes.whole("", "muted", "small");
    private final RoundTripChart roundTrips = new RoundTripChart();
    private final Label uncounted =
            Nodes.words(Texts.get("connections.pane.notCounted"), "muted", "small");
    private final VBox charts;
    private final FactGrid facts = new FactGrid();
    private final Label factsTitle = Nodes.label("", "section-label");
    private final FactGrid more = new FactGrid();
    private final VBox moreFacts =
            new VBox(Nodes.label(Texts.get("connections.pane.more"), "section-label"), more);
    private final OtherEndView otherEnd;
    private final VBox sheet;
    private final Label nothing =
            Nodes.words(Texts.get("connections.pane.nothing"), "muted", "pane-nothing");
    private final FlowPane bar = new FlowPane();
    private final Button close;
    private final ScrollPane scroll = new ScrollPane();
    private @Nullable SocketKey shown;

    ConnectionPane(
            ConnectionsModel model,
            ConnectionCommands can,
            PeerNames names,
            TcpFieldLookUp fields) {
        CommandSet commands = can.commands();
        this.model = model;
        this.fields = fields;
        getStyleClass().addAll("details", "connection-pane");
        Nodes.style(this, DetailsPane.class, "details.css");
        setAccessibleText(Texts.get("connections.pane.title"));
        otherEnd = new OtherEndView(commands, names);
        tone.getStyleClass().add("reach");
        var head =
                Nodes.column(
                        "head",
                        new VBox(Nodes.row(8, peer, state, left), from),
                        tone,
                        ailment.content());
        var legend =
                Nodes.row(
                        4,
                        swatch("down"),
                        Nodes.whole(Texts.get("connections.pane.down"), "muted", "small"),
                        swatch("up"),
                        Nodes.whole(Texts.get("connections.pane.up"), "muted", "small"));
        charts =
                Nodes.column(
                        "connection-charts",
                        Nodes.row(8, throughput, Nodes.space(), legend),
                        traffic,
                        Nodes.row(
                                8,
                                Nodes.label(
                                        Texts.get("connections.pane.roundTrip"), "section-label"),
                                Nodes.space(),
                                lastRoundTrip),
                        roundTrips);
        var sections =
                Nodes.column(
                        "sections",
                        charts,
                        uncounted,
                        new VBox(factsTitle, facts),
                        otherEnd,
                        moreFacts);
        sheet = new VBox(head, sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        close =
                commands.button(
                        Command.CLOSE_CONNECTION, new Button(Texts.get("connections.close")));
        close.setId("connection-close");
        close.getStyleClass().addAll("danger", "button-outlined");
        bar.getStyleClass().add("details-bar");
        bar.setMinHeight(USE_PREF_SIZE);
        bar.getChildren().addAll(close, copy(can));
        getChildren().addAll(scroll, bar);
        Hint.on(left, Texts.get("connections.factHint.TIMER"));
        model.seenProperty().subscribe(_ -> show());
        // as it does in Ports, however rarely the machine is read
        WhileShown.repeat(left, this::countDown);
        names.changesProperty().subscribe(_ -> show());
        fields.changesProperty().subscribe(_ -> showMore());
    }

    private static MenuButton copy(ConnectionCommands can) {
        var menu = Nodes.named("connection-copy", new MenuButton(Texts.get("verdict.copy")));
        menu.getItems().addAll(can.copying());
        return menu;
    }

    private void show() {
        Link link = model.seenProperty().get().link();
        Nodes.show(bar, link != null);
        close.setDisable(link != null && link.isClosed());
        if (link == null) {
            scroll.setContent(nothing);
            shown = null;
            return;
        }
        Flow flow = link.flow();
        if (scroll.getContent() != sheet) {
            scroll.setContent(sheet);
        }
        if (!flow.key().equals(shown)) {
            scroll.setVvalue(0);
            shown = flow.key();
        }
        showHead(link);
        showCharts(flow);
        MeasuredConnection measured = model.measured(flow);
        String tcp = measured != null && measured.isMptcp() ? "MPTCP" : "TCP";
        factsTitle.setText(flow.socket().protocol() == Protocol.TCP ? tcp : "UDP");
        facts.show(TcpFacts.of(flow, measured, model.nowProperty().get()));
        otherEnd.show(flow, measured, model.otherEnd(flow));
        if (!link.isClosed() && TcpFacts.hasMore(flow, measured)) {
            fields.ask(flow.socket());
        }
        showMore();
    }

    private void showMore() {
        Link link = model.seenProperty().get().link();
        if (link != null) {
            Flow flow = link.flow();
            List<FactGrid.Fact> rest =
                    TcpFacts.more(flow, model.measured(flow), fields.of(flow.socket()));
            more.show(rest);
            Nodes.show(moreFacts, !rest.isEmpty());
        }
    }

    private void showHead(Link link) {
        Flow flow = link.flow();
        peer.setText(SocketText.endpoint(flow.remote()));
        state.setText(link.state());
        Nodes.show(left, until() != null);
        countDown();
        ProcessDetails owner = flow.owner();
        String local = SocketText.local(flow.socket());
        from.setText(
                owner == null
                        ? Texts.get("connections.pane.from", local)
                        : Texts.get("connections.pane.fromOf", local, OwnerText.name(owner)));
        Ailing ailing = link.isClosed() ? null : flow.ailment();
        Nodes.show(tone, ailing == null);
        toneIcon.setIconCode(link.isClosed() ? Feather.MINUS_CIRCLE : flow.reach().icon());
        why.setText(
                Texts.get(
                        link.isClosed()
                                ? "connections.pane.closed"
                                : "connections.pane.calm." + flow.reach()));
        ailment.show(ailing);
    }

    /** When the kernel lets go of what is selected, absent where no timer says so. */
    private @Nullable Instant until() {
        Link link = model.seenProperty().get().link();
        return link == null || link.isClosed() ? null : SocketNature.end(link.flow().socket());
    }

    private void countDown() {
        Instant until = until();
        if (until != null) {
            left.setText(
                    Texts.get(
                            "connections.timer." + SocketTimer.Kind.TIME_WAIT,
                            DurationText.remaining(Duration.between(model.instant(), until))));
        }
    }

    private void showCharts(Flow flow) {
        boolean counted = flow.info() != null && flow.isOpen();
        Nodes.show(charts, counted);
        Nodes.show(uncounted, !flow.isCounted());
        if (!counted) {
            return;
        }
        int second = model.seenProperty().get().second();
        Trail trail = flow.trail();
        Lapse lapse = lapse(flow.ailment(), second);
        traffic.show(trail, second, lapse);
        roundTrips.show(trail, second, lapse == null ? null : new Lapse(lapse.from(), ""));
        throughput.setText(
                Texts.get("connections.pane.throughput", ByteText.decimalUnit(traffic.unit())));
        lastRoundTrip.setText(lastRoundTrip(flow, second));
        traffic.setAccessibleText(
                Texts.get(
                        "connections.pane.throughput.spoken",
                        RowWords.rate(flow.down()),
                        RowWords.rate(flow.up())));
        roundTrips.setAccessibleText(
                Texts.get(
                        "connections.pane.roundTrip.spoken", RowWords.roundTrip(flow.rttMicros())));
    }

    private @Nullable Lapse lapse(@Nullable Ailing ailing, int second) {
        Duration since = ailing == null ? null : ailing.since();
        String span = ailing == null ? null : ailing.span();
        if (since == null || span == null) {
            return null;
        }
        return new Lapse((int) Math.max(second - Trail.SECONDS, second - since.toSeconds()), span);
    }

    /** How sure it is, or where none came for long, how long ago it was measured. */
    private static String lastRoundTrip(Flow flow, int second) {
        Trail trail = flow.trail();
        if (flow.info() == null || flow.rttMicros() == null) {
            return RowWords.none();
        }
        String now = RowWords.roundTrip(flow.rttMicros());
        int ago = trail == null || trail.lastMeasured() < 0 ? 0 : second - trail.lastMeasured();
        return ago > LONG_AGO
                ? Texts.get(
                        "connections.pane.roundTrip.ago",
                        now,
                        DurationText.span(Duration.ofSeconds(ago)))
                : Texts.get(
                        "connections.pane.roundTrip.now",
                        now,
                        RowWords.roundTrip(flow.info().rttVarianceMicros()));
    }

    private static Region swatch(String way) {
        return Nodes.styled(new Region(), "legend-line", "legend-" + way);
    }
}
