package dev.bindsight.view.connect;

import atlantafx.base.theme.Styles;

import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The line over a result: what was tried, how it went, once more, copy. */
final class ResultHeader extends HBox {

    /** From how many characters on a title gives way to what stands beside it. */
    private static final int LONG = 26;

    private static final double LEAST = 180;

    /** Below this width a button is its icon. */
    private static final double ROOM_FOR_WORDS = 560;

    private final ConnectModel model;
    private final Clock clock;
    private final Label title = Nodes.named("connect-title", Nodes.label("", "screen-title"));
    private final Label line = Nodes.named("connect-line", Nodes.label("", "muted"));
    private final Label elapsed = Nodes.whole("", "muted");

    /**
     * A header.
     *
     * @param copy copies the run that is shown
     */
    ResultHeader(ConnectModel model, Clock clock, Runnable copy) {
        this.model = model;
        this.clock = clock;
        getStyleClass().add("result-header");
        setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        var again = IconButton.of(Feather.REFRESH_CW, Texts.get("connect.again"), this::again);
        again.setId("connect-again");
        again.getStyleClass().addAll("bordered", Styles.SMALL);
        var markdown =
                Nodes.whole(
                        Nodes.named(
                                "connect-markdown",
                                Nodes.button(
                                        Feather.COPY,
                                        Texts.get("connect.markdown"),
                                        copy,
                                        Styles.SMALL)));
        var cancel = new Button(Texts.get("verdict.cancel"), Icons.of(Feather.X, Icons.ROW));
        cancel.setId("connect-cancel");
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.visibleProperty().bind(model.busy());
        cancel.setOnAction(_ -> model.cancel());
        getChildren().addAll(title, line, elapsed, Nodes.space(), cancel, again, markdown);
        WhileShown.repeat(elapsed, this::count);
        setMinWidth(0);
        widthProperty()
                .subscribe(width ->
                        markdown.setContentDisplay(
                                width.doubleValue() < ROOM_FOR_WORDS
                                        ? ContentDisplay.GRAPHIC_ONLY
                                        : ContentDisplay.LEFT));
        markdown.setTooltip(new Tooltip(markdown.getText()));
    }

    /** Shows how far a run is. */
    void show(ConnectRun run) {
        title.setText(RunText.title(run));
        title.setTooltip(new Tooltip(title.getText()));
        title.setMinWidth(title.getText().length() > LONG ? LEAST : USE_PREF_SIZE);
        line.setText(RunText.line(run));
        Hint.on(line, line.getText());
        count();
    }

    /** A name may take long to look up, and a sweep to go through; what is quick needs no clock. */
    private void count() {
        ConnectRun run = model.shownProperty().get();
        Duration gone =
                run != null && run.stage().isRunning()
                        ? Duration.between(run.startedAt(), clock.instant())
                        : Duration.ZERO;
        elapsed.setText(gone.toSeconds() > 0 ? DurationText.span(gone) : "");
    }

    private void again() {
        ConnectRun run = model.shownProperty().get();
        if (run != null) {
            model.again(run);
        }
    }

    /** When a run began, in the user's zone. */
    String time(ConnectRun run) {
        return DateForm.CLOCK.of(run.startedAt(), zone());
    }

    /** The zone that times are told in. */
    ZoneId zone() {
        return clock.getZone();
    }
}
