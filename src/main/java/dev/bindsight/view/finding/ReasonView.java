package dev.bindsight.view.finding;

import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.text.DateForm;
import dev.bindsight.view.look.WhileShown;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.Sentence;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Why, in a sentence; where the cause passes by itself, the sentence counts and a bar shows it. */
public final class ReasonView {
    private ReasonView() {}

    /** As it was when it was said. */
    public static Node of(Diagnosis diagnosis) {
        return RichText.reason(DiagnosisText.summary(diagnosis));
    }

    /**
     * As it is now.
     *
     * @param seen when the machine was looked at
     * @param clock tells the time that is left, and the zone of its end
     */
    public static List<Node> counted(Diagnosis diagnosis, Instant seen, Clock clock) {
        if (!(diagnosis.cause() instanceof Cause.Passing passing) || passing.until() == null) {
            return List.of(of(diagnosis));
        }
        Instant until = passing.until();
        String end = DateForm.CLOCK.of(until, clock.getZone());
        return List.of(
                counted(diagnosis, passing, until, end, clock),
                new LingerBar(until, seen, end, clock));
    }

    /** The sentence of the diagnosis, counted anew. */
    private static Node counted(
            Diagnosis diagnosis, Cause.Passing passing, Instant until, String end, Clock clock) {
        var place = new VBox();
        WhileShown.repeat(
                place,
                () -> {
                    Instant now = clock.instant();
                    Sentence sentence =
                            passing instanceof Cause.HeldByTimeWait && !now.isBefore(until)
                                    ? Sentence.of("bind.timeWait.over", end)
                                    : DiagnosisText.summary(diagnosis).at(now);
                    boolean said =
                            !place.getChildren().isEmpty()
                                    && sentence.text()
                                            .equals(
                                                    place.getChildren()
                                                            .getFirst()
                                                            .getAccessibleText());
                    if (!said) {
                        place.getChildren().setAll(RichText.reason(sentence));
                    }
                });
        return place;
    }
}
