package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.List;

/** A log: its groups and a place of the chosen one at the left, its explanation at the right. */
final class LogView {
    /** Below this width the table leaves out the call, and when a group came first and last. */
    private static final double ROOM = 600;

    private static final double ROOM_FOR_SECONDS = 420;

    private final LogModel log;
    private final ExplainHeader header;
    private final LogTable table;
    private final PlaceView place;
    private final ErrorPane pane;
    private final HistogramView histogram = new HistogramView(4);
    private final HBox axis = Nodes.styled(new HBox(), "histogram-axis");
    private final Label count = Nodes.whole("", "strong");
    private final Label kinds = Nodes.whole("", "muted");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label left = Nodes.whole("", "muted");
    private final Button cancel;
    private final HeadRow progress;
    private final StackPane none = new StackPane();
    private final VBox list;
    private final VBox group;
    private final Subscription following;
    private boolean sorted;

    LogView(
            LogModel log,
            ExplainModel model,
            ExplainScreen.Surroundings around,
            CommandSet commands) {
        this.log = log;
        header = new ExplainHeader(model, commands, "log-");
        table =
                new LogTable(
                        log,
                        (row, finding) -> {
                            log.choose(row);
                            around.offers().tryNow(finding);
                        });
        place = new PlaceView(log);
        cancel =
                Nodes.whole(
                        Nodes.named(
                                "explain-cancel",
                                Nodes.button(
                                        Feather.X,
                                        Texts.get("verdict.cancel"),
                                        model::cancel,
                                        "small")));
        progress = progress(count, kinds, bar, left, cancel);
        list = new VBox(header, progress, new StackPane(table, none), place);
        list.getStyleClass().add("log-pane");
        VBox.setVgrow(list.getChildren().get(2), Priority.ALWAYS);
        list.widthProperty().subscribe(width -> table.narrow(width.doubleValue() < ROOM));
        pane = new ErrorPane(model.checked(), around, commands, body());
        group = new VBox(pane.head(), pane);
        VBox.setVgrow(pane, Priority.ALWAYS);
        following =
                Subscription.combine(
                        log.progressProperty().subscribe(this::show),
                        log.chosenProperty().subscribe(_ -> title()),
                        pane.widthProperty().subscribe(_ -> title()));
    }

    /** Its groups, and a place of the chosen one. */
    Region list() {
        return list;
    }

    /** The explanation of the chosen group. */
    Region group() {
        return group;
    }

    /** Gives the focus to the groups. */
    void focusTable() {
        table.requestFocus();
    }

    /** It is shown no more. */
    void leave() {
        following.unsubscribe();
        pane.leave();
    }

    private static HeadRow progress(
            Label count, Label kinds, ProgressBar bar, Label left, Button cancel) {
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(40);
        bar.setPrefWidth(40);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var row = new HeadRow(List.of(count, kinds, bar, left), List.of(cancel));
        row.getStyleClass().setAll("explain-progress");
        return row;
    }

    private ErrorPane.Body body() {
        return new ErrorPane.Body() {
            @Override
            public List<Node> above(FoundError found) {
                return List.of();
            }

            @Override
            public List<Node> happened() {
                return histogram();
            }

            @Override
            public FindingCard.Form form(double width) {
                return FindingCard.Form.NARROW;
            }
        };
    }

    private void show(LogModel.Progress now) {
        LogGroups groups = now.groups();
        header.about(ExplainHeader.log(log));
        count.setText(Texts.get("explain.count", groups.errors()));
        kinds.setText(
                Texts.get(
                        now.isReading() ? "explain.kinds.soFar" : "explain.kinds",
                        groups.groups().size()));
        boolean reading = now.isReading();
        Nodes.show(bar, reading);
        Nodes.show(cancel, reading);
        bar.setProgress(now.share());
        left.setText(left(now));
        progress.fit();
        none(now);
        title();
        if (!reading && !sorted) {
            // rows stay put while it reads
            sorted = true;
            table.sortByCount();
        }
    }

    private static String left(LogModel.Progress now) {
        String problem = now.problem();
        if (problem != null) {
            return problem;
        }
        String read = ByteText.of(now.groups().bytes());
        return switch (now.stage()) {
            case READING -> {
                Duration rest = now.left();
                String all = ByteText.of(now.size());
                yield rest == null
                        ? Texts.get("explain.progress", read, all)
                        : Texts.get(
                                "explain.progress.left", read, all, DurationText.measured(rest));
            }
            case COMPLETE -> Texts.get("explain.progress.done", now.groups().lines());
            case CANCELLED ->
                    Texts.get("explain.progress.cancelled", read, ByteText.of(now.size()));
        };
    }

    private void none(LogModel.Progress now) {
        boolean empty = log.rows().isEmpty() && !now.isReading();
        none.getChildren().clear();
        if (empty) {
            none.getChildren()
                    .add(
                            new StateCard(
                                    Feather.CHECK_CIRCLE,
                                    Texts.get("explain.none", now.groups().lines()),
                                    List.of(StateCard.muted(Texts.get("explain.none.what"))),
                                    List.of()));
        }
        none.setVisible(empty);
        Nodes.show(place, !log.rows().isEmpty());
        group.setVisible(!log.rows().isEmpty());
    }

    private void title() {
        LogRow row = log.chosenProperty().get();
        if (row == null) {
            return;
        }
        LogGroup of = row.group();
        histogram.show(of.when());
        pane.title(
                Texts.get("explain.times", of.count()),
                of.first() == null || of.last() == null
                        ? ""
                        : Texts.get("explain.fromTo", time(of.first()), time(of.last())));
        ends(log.progressProperty().get().groups());
    }

    /** To the second where there is room for it. */
    private String time(LogTime time) {
        return pane.getWidth() > 0 && pane.getWidth() < ROOM_FOR_SECONDS
                ? LogTimes.minute(time)
                : LogTimes.clock(time);
    }

    /** The ends of the axis, which is that of the whole log. */
    private void ends(LogGroups all) {
        String from = all.first() == null ? "" : LogTimes.minute(all.first());
        String to = all.last() == null ? "" : LogTimes.minute(all.last());
        axis.getChildren()
                .setAll(
                        Nodes.label(from, "muted", "small"),
                        Nodes.space(),
                        Nodes.label(to, "muted", "small"));
        axis.setAlignment(Pos.CENTER_LEFT);
    }

    private List<Node> histogram() {
        histogram.getStyleClass().add("large");
        return List.of(histogram, axis);
    }
}
