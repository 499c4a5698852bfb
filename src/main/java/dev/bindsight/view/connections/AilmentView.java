package dev.bindsight.view.connections;

import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.RichText;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.look.Nodes;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What ails the selected connection, on the card that every finding is read on. */
final class AilmentView {
    private final FindingCard card =
            Nodes.named(
                    "connection-ailment", new FindingCard(FindingCard.Form.NARROW, Tone.REFUSED));
    private final VBox place = Nodes.column("ailment-place", card);
    private @Nullable Ailing shown;

    Region content() {
        return place;
    }

    /** Shows it; nothing is shown for nothing. */
    void show(@Nullable Ailing ailing) {
        Nodes.show(place, ailing != null);
        if (ailing == null || ailing.equals(shown)) {
            return;
        }
        shown = ailing;
        card.begin(Nodes.words(ailing.what(), "strong", "ailment-title"));
        card.sections().addWhy(List.of(RichText.reason(ailing.reason().alone())));
        card.sections().addTodo(List.of(RichText.fact(ailing.advice())));
    }
}
