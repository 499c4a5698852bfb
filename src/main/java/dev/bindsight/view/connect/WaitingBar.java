package dev.bindsight.view.connect;

import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How much of the longest wait of a connect is over. A blocking one waits as the kernel does. */
final class WaitingBar extends HBox {
    private final ConnectRequest request;
    private final Instant since;
    private final InstantSource clock;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Nodes.whole("", "muted", "small");

    /** A bar that begins now. */
    WaitingBar(ConnectRequest request, InstantSource clock) {
        this.request = request;
        this.clock = clock;
        since = clock.instant();
        getStyleClass().add("waiting-bar");
        setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setVisible(!request.blocking());
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(bar, words);
        WhileShown.repeat(this, this::count);
    }

    private void count() {
        Duration gone = Duration.between(since, clock.instant());
        String seconds = DurationText.span(gone);
        if (request.blocking()) {
            words.setText(seconds);
            return;
        }
        Duration whole = request.timeout();
        bar.setProgress(Math.clamp((double) gone.toNanos() / whole.toNanos(), 0, 1));
        words.setText(Texts.get("connect.waiting", seconds, DurationText.exact(whole)));
    }
}
