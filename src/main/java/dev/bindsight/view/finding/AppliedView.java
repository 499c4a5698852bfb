package dev.bindsight.view.finding;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.words.DiagnosisText;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** What came of an offer that was carried out: the difference to before, and the calls. */
public final class AppliedView extends VBox {
    private static final PseudoClass OK = PseudoClass.getPseudoClass("ok");

    /**
     * A view.
     *
     * @param came what the attempt after it said
     */
    public AppliedView(Verification came) {
        getStyleClass().add("applied");
        boolean ok = came instanceof Verification.Resolved;
        pseudoClassStateChanged(OK, ok);
        var words =
                new Label(
                        text(came),
                        ok
                                ? Icons.of(Feather.CHECK_CIRCLE, Icons.ROW, "success")
                                : Icons.of(Feather.X_CIRCLE, Icons.ROW, "warning"));
        words.setId("applied");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var trace = new TraceSection(came.attempt(), TraceSection.counted(came.attempt()));
        trace.collapse();
        getChildren().addAll(words, trace);
    }

    /** {@code Connected to 127.0.0.1:3000 in 0.2 ms}. */
    public static String text(Verification came) {
        Attempt attempt = came.attempt();
        String where = attempt.probe().endpoint().toString();
        String time = DurationText.precise(attempt.elapsed());
        return switch (came) {
            case Verification.Resolved _ -> Texts.get("connect.applied.ok", where, time);
            case Verification.StillFailing(var _, Diagnosis diagnosis) ->
                    Texts.get(
                            "connect.applied.still",
                            where,
                            word(attempt, diagnosis),
                            DiagnosisText.summary(diagnosis));
            // the connect worked, and there is more to say
            case Verification.DifferentFailure(var _, Diagnosis diagnosis) when attempt.ok() ->
                    Texts.get("connect.applied.but", where, time, DiagnosisText.summary(diagnosis));
            case Verification.DifferentFailure(var _, Diagnosis diagnosis) ->
                    Texts.get(
                            "connect.applied.different",
                            where,
                            word(attempt, diagnosis),
                            DiagnosisText.summary(diagnosis));
            case Verification.Cancelled _ -> Texts.get("connect.applied.cancelled", where);
        };
    }

    private static String word(Attempt attempt, Diagnosis diagnosis) {
        return Verdict.of(new Finding(attempt, diagnosis)).word();
    }
}
