package dev.bindsight.view.connect;

import atlantafx.base.theme.Styles;

import dev.bindsight.probe.Statistics;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/** A repeated connect while it goes on and after: chart, figures, CSV. */
final class RepeatPanel extends VBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private final RepeatRun run;
    private final Label what = Nodes.label("", "muted");
    private final Label badge = Nodes.named("repeat-count", Nodes.label("", "badge", "progress"));
    private final Button end = new Button(Texts.get("connect.end"), Icons.of(Feather.SQUARE, 14));
    private final LatencyChart chart = new LatencyChart();
    private final GridPane figures = new GridPane();
    private final Subscription following;

    /**
     * The panel of a run.
     *
     * @param export saves its samples
     */
    RepeatPanel(RepeatRun run, Consumer<RepeatRun> export) {
        this.run = run;
        getStyleClass().add("repeat-panel");
        setId("repeat");
        var title = Nodes.whole(Texts.get("connect.repeat"), "strong");
        what.setMinWidth(0);
        badge.setMinWidth(USE_PREF_SIZE);
        var csv = new Button(Texts.get("connect.csv"), Icons.of(Feather.DOWNLOAD, Icons.ROW));
        csv.setId("repeat-csv");
        csv.getStyleClass().add(Styles.SMALL);
        csv.setAccessibleText(Texts.get("connect.csv.accessible"));
        csv.setMinWidth(USE_PREF_SIZE);
        csv.setOnAction(_ -> export.accept(run));
        end.setId("repeat-end");
        end.getStyleClass().add(Styles.SMALL);
        end.setMinWidth(USE_PREF_SIZE);
        end.setAccessibleText(Texts.get("connect.end.accessible"));
        end.setOnAction(_ -> run.cancel());
        var head = Nodes.row("repeat-head", title, what, badge, Nodes.space(), csv, end);
        figures.getStyleClass().add("figures");
        figures.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(chart, Priority.ALWAYS);
        var body = Nodes.styled(new HBox(chart, figures), "repeat-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        // a listener for values, as nobody reads this one: it would be told of the first alone
        following =
                Subscription.combine(
                        run.countProperty().subscribe(_ -> show()),
                        run.runningProperty().subscribe(this::show));
        show();
    }

    /** It is shown no more: further samples are not drawn, and it can be forgotten. */
    void leave() {
        following.unsubscribe();
    }

    private void show() {
        Statistics statistics = run.statistics();
        chart.show(run.samples(), run.plan().length(), statistics.median());
        what.setText(
                Texts.get(
                        "connect.repeat.what",
                        run.probe().endpoint().toString(),
                        Texts.get("connect.unit." + chart.unit())));
        Hint.on(what, what.getText());
        boolean running = run.runningProperty().get();
        badge.setText(RepeatText.count(run));
        badge.pseudoClassStateChanged(RUNNING, running);
        end.setDisable(!running);
        figures.getChildren().clear();
        figure(0, 0, Texts.get("connect.figure.connected"), RepeatText.connected(statistics));
        figure(1, 0, Texts.get("connect.figure.lost"), Integer.toString(statistics.lost()));
        figure(0, 1, Texts.get("connect.figure.min"), RepeatText.time(statistics.min()));
        figure(1, 1, Texts.get("connect.figure.median"), RepeatText.time(statistics.median()));
        figure(0, 2, Texts.get("connect.figure.p99"), RepeatText.time(statistics.p99()));
        figure(1, 2, Texts.get("connect.figure.max"), RepeatText.time(statistics.max()));
    }

    private void figure(int column, int row, String name, String value) {
        var label = Nodes.label(name, "muted", "figure-name");
        var number = Nodes.whole(value, "figure-value");
        var figure = new VBox(label, number);
        figure.setAccessibleText(name + " " + value);
        figures.add(figure, column, row);
    }
}
