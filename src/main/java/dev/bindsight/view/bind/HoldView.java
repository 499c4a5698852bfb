package dev.bindsight.view.bind;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;
import dev.bindsight.words.SocketText;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** What arrives at a socket that is held, and for how long it still is; afterwards the sum. */
final class HoldView extends VBox {
    /** The latest ones are told by name. */
    private static final int NAMED = 5;

    private final Protocol protocol;
    private final Label count = Nodes.named("hold-count", Nodes.label("", "strong"));
    private final Label peers = Nodes.label("", "muted", "small");

    /**
     * A view.
     *
     * @param stop gives the socket back
     */
    HoldView(Hold hold, Protocol protocol, Runnable stop, InstantSource clock) {
        this.protocol = protocol;
        getStyleClass().add("hold-view");
        peers.setWrapText(true);
        peers.setMinHeight(USE_PREF_SIZE);
        switch (hold) {
            case Hold.Holding holding -> {
                getChildren().addAll(timeLeft(holding, stop, clock), count, peers);
                WhileShown.repeat(
                        count, () -> tell(holding.bind().count(), holding.bind().peers()));
            }
            case Hold.Released(var _, long came, var from) -> {
                getChildren().addAll(count, peers);
                tell(came, from);
            }
        }
    }

    private static HBox timeLeft(Hold.Holding holding, Runnable stop, InstantSource clock) {
        var bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var left = Nodes.whole(Nodes.styled(new Label(), "muted", "small"));
        Duration whole = Duration.between(holding.since(), holding.until());
        WhileShown.repeat(
                bar,
                () -> {
                    Instant now = clock.instant();
                    Duration rest = Duration.between(now, holding.until());
                    bar.setProgress(
                            (double) Duration.between(holding.since(), now).toMillis()
                                    / whole.toMillis());
                    left.setText(Texts.get("bind.hold.left", DurationText.remaining(rest)));
                    if (!holding.bind().isHeld()) {
                        // destroyed from outside: there is nothing to wait for
                        stop.run();
                    }
                });
        var button =
                Nodes.whole(
                        Nodes.named(
                                "hold-stop",
                                Nodes.button(Feather.SQUARE, Texts.get("bind.hold.stop"), stop)));
        return Nodes.row(12, bar, left, button);
    }

    private void tell(long came, List<Endpoint> from) {
        count.setText(
                Texts.get(
                        protocol == Protocol.TCP ? "bind.hold.connections" : "bind.hold.datagrams",
                        came));
        String names =
                from.reversed().stream()
                        .limit(NAMED)
                        .map(SocketText::endpoint)
                        .collect(Collectors.joining(", "));
        peers.setText(names.isEmpty() ? "" : Texts.get("bind.hold.peers", names));
        peers.setManaged(!names.isEmpty());
    }
}
