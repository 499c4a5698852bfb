package dev.bindsight.view.finding;

import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says what runs and cancels it. What is over in 0.3 s is not worth a flicker. */
public final class BusyBar extends HBox {
    private static final javafx.util.Duration SOON = javafx.util.Duration.millis(300);

    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Nodes.whole(new Label());
    private final PauseTransition patience = new PauseTransition(SOON);
    private final InstantSource clock;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private String what = "";

    /** A bar that is seen while something runs in a lane. */
    public BusyBar(Lane lane, InstantSource clock) {
        this.clock = clock;
        getStyleClass().add("busy-bar");
        getStylesheets().add(FindingCard.sheet());
        setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var button =
                Nodes.whole(
                        Nodes.named(
                                "probe-cancel",
                                Nodes.button(
                                        Feather.X, Texts.get("verdict.cancel"), lane::cancel)));
        getChildren().addAll(words, bar, button);
        patience.setOnFinished(_ -> reveal(true));
        reveal(false);
        WhileShown.repeat(this, this::count);
        lane.running().addListener((ListChangeListener<Job>) _ -> follow(lane));
    }

    private void follow(Lane lane) {
        if (!lane.busy().get()) {
            patience.stop();
            reveal(false);
        } else {
            Job newest = lane.running().getLast();
            what = newest.title();
            since = clock.instant();
            until = newest.until();
            count();
            patience.playFromStart();
        }
    }

    private void count() {
        if (since == null || until == null) {
            // no bar that goes to and fro: it does so unseen too, and has the toolkit draw for ever
            bar.setVisible(false);
            var gone = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
            words.setText(Texts.get("verdict.elapsed", what, DurationText.span(gone)));
            return;
        }
        Instant now = clock.instant();
        var left = Duration.between(now, until);
        double whole = Duration.between(since, until).toMillis();
        words.setText(Texts.get("verdict.counted", what, DurationText.remaining(left)));
        bar.setVisible(true);
        bar.setProgress(whole <= 0 ? 1 : Math.min(1, 1 - left.toMillis() / whole));
    }

    private void reveal(boolean shown) {
        Nodes.show(this, shown);
    }
}
