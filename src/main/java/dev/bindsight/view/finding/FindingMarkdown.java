package dev.bindsight.view.finding;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Markdown;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;

import java.time.ZoneId;
import java.util.List;

/** A finding to paste into an issue, in the order in which it is read on the screen. */
public final class FindingMarkdown {
    private FindingMarkdown() {}

    /**
     * A whole report.
     *
     * @param heading what happened, in one line: {@code bind 127.0.0.1:3000 → EADDRINUSE}
     * @param options what was asked for beyond the address, often nothing
     * @param zone of the times in it
     */
    public static String of(String heading, List<String> options, Finding finding, ZoneId zone) {
        Attempt attempt = finding.attempt();
        var report = new Markdown(heading);
        report.bullet(
                Texts.get("report.when"),
                Texts.get(
                        "report.when.value",
                        Markdown.time(attempt.at(), zone),
                        DurationText.measured(attempt.elapsed())));
        if (!options.isEmpty()) {
            report.bullet(Texts.get("report.options"), String.join(", ", options));
        }
        Diagnosis diagnosis = finding.diagnosis();
        if (diagnosis != null) {
            explain(report, diagnosis);
        }
        return report.calls(attempt.trace()).toString();
    }

    /** What happened, why, what shows it and what can be done, as lines of a list. */
    public static void explain(Markdown report, Diagnosis diagnosis) {
        report.bullet(Texts.get("verdict.happened"), DiagnosisText.happened(diagnosis).text())
                .bullet(Texts.get("verdict.why"), DiagnosisText.summary(diagnosis).text());
        support(report, diagnosis);
    }

    /** What shows it and what can be done, as lines of a list. */
    public static void support(Markdown report, Diagnosis diagnosis) {
        report.list(
                        Texts.get("verdict.evidence"),
                        diagnosis.evidence().stream()
                                .map(each -> EvidenceText.of(each).text())
                                .toList())
                .list(
                        Texts.get("verdict.whatToDo"),
                        diagnosis.offers().stream().map(FindingMarkdown::offer).toList());
    }

    /** An offer in one line. */
    public static String offer(Offer offer) {
        String proven = offer.proven() ? " (" + Texts.get("verdict.proven") + ")" : "";
        return OfferText.label(offer) + ": " + OfferText.effect(offer) + proven;
    }
}
