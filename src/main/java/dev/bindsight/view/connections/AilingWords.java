package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.text.Texts;
import dev.bindsight.words.AilmentText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** What ails a connection, in the words of every surface, and how the list shows it. */
final class AilingWords {
    private AilingWords() {}

    /** The first that ails it, absent for nothing. */
    static @Nullable Ailing first(MeasuredConnection connection, Inventory inventory) {
        List<Ailment> ailments = connection.ailments();
        return ailments.isEmpty() ? null : of(ailments.getFirst(), connection, inventory);
    }

    private static Ailing of(Ailment ailment, MeasuredConnection connection, Inventory inventory) {
        return new Ailing(
                ailment.kind(),
                ailment instanceof Ailment.CloseWaitLeak,
                AilmentText.what(ailment, connection.socket(), inventory),
                AilmentText.why(ailment, inventory),
                AilmentText.advice(ailment),
                since(ailment),
                span(ailment));
    }

    private static @Nullable Duration since(Ailment ailment) {
        return switch (ailment) {
            case Ailment.PeerNotReading(var _, Duration since) -> since;
            case Ailment.NotReading(var _, Duration since) -> since;
            case Ailment.PeerGone(var _, var _, Duration since) -> since;
            case Ailment.CloseWaitLeak _, Ailment.NoAnswer _, Ailment.SelfConnected _ -> null;
        };
    }

    private static @Nullable String span(Ailment ailment) {
        return switch (ailment) {
            case Ailment.PeerNotReading _, Ailment.NotReading _ ->
                    Texts.get("connections.ailing.window0");
            case Ailment.PeerGone _ -> Texts.get("connections.ailing.silent");
            case Ailment.CloseWaitLeak _, Ailment.NoAnswer _, Ailment.SelfConnected _ -> null;
        };
    }
}
