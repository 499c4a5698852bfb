package dev.bindsight.view.finding;

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

/** How much of a wait of the kernel is over, and when it will be. */
final class LingerBar extends HBox {
    /** TCP_TIMEWAIT_LEN of include/net/tcp.h; tcp_fin_timeout, that of an orphan, by default. */
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Instant until;
    private final Instant since;
    private final String end;
    private final InstantSource clock;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Nodes.whole("", "muted", "small");

    /**
     * A bar.
     *
     * @param seen when the timer was read; a timer longer than a minute began then at the latest
     * @param end the time of day of {@code until}
     */
    LingerBar(Instant until, Instant seen, String end, InstantSource clock) {
        this.until = until;
        this.end = end;
        this.clock = clock;
        Instant minuteBefore = until.minus(MINUTE);
        since = minuteBefore.isBefore(seen) ? minuteBefore : seen;
        getStyleClass().add("linger-bar");
        setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(80);
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(bar, words);
        WhileShown.repeat(this, this::count);
    }

    private void count() {
        Instant now = clock.instant();
        Duration whole = Duration.between(since, until);
        if (now.isBefore(until)) {
            Duration gone = Duration.between(since, now);
            bar.setProgress((double) gone.toMillis() / whole.toMillis());
            words.setText(
                    Texts.get(
                            "bind.linger",
                            Long.toString(gone.toSeconds()),
                            Long.toString(whole.toSeconds()),
                            end));
        } else {
            bar.setProgress(1);
            words.setText(Texts.get("bind.linger.over", end));
        }
    }
}
