package dev.bindsight.view.copy;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.TraceText;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A report on something that was tried, to paste into an issue: the verdict and every call. */
public final class ProbeReport {
    private final ZoneId zone;

    /**
     * @param zone of the times in reports
     */
    public ProbeReport(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The report as Markdown, ended by a line feed.
     *
     * @param heading what happened, in one line: {@code bind 127.0.0.1:3000 → EADDRINUSE}
     * @param options what was asked for beyond the address, often nothing
     */
    public String of(String heading, List<String> options, Finding finding) {
        Attempt attempt = finding.attempt();
        var lines = new ArrayList<String>();
        lines.add("### " + heading);
        lines.add("");
        lines.add(
                Markdown.bullet(
                        Texts.get("report.when"),
                        Texts.get(
                                "report.when.value",
                                Markdown.time(attempt.at(), zone),
                                DurationText.measured(attempt.elapsed()))));
        if (!options.isEmpty()) {
            lines.add(Markdown.bullet(Texts.get("report.options"), String.join(", ", options)));
        }
        Diagnosis diagnosis = finding.diagnosis();
        if (diagnosis != null) {
            explain(lines, diagnosis);
        }
        lines.add("");
        lines.add(trace(attempt.trace()));
        return String.join("\n", lines) + "\n";
    }

    /** Calls as a code block without a line end behind it. */
    static String trace(List<TracedCall> calls) {
        var lines = new ArrayList<String>();
        lines.add("```");
        for (TracedCall call : calls) {
            lines.add(TraceText.call(call) + "  " + DurationText.measured(call.duration()));
        }
        lines.add("```");
        return String.join("\n", lines);
    }

    private static void explain(List<String> lines, Diagnosis diagnosis) {
        lines.add(
                Markdown.bullet(
                        Texts.get("verdict.happened"), DiagnosisText.happened(diagnosis).text()));
        lines.add(
                Markdown.bullet(Texts.get("verdict.why"), DiagnosisText.summary(diagnosis).text()));
        if (!diagnosis.evidence().isEmpty()) {
            lines.add(Markdown.bullet(Texts.get("verdict.evidence"), ""));
            for (Evidence evidence : diagnosis.evidence()) {
                lines.add("  - " + EvidenceText.of(evidence));
            }
        }
        if (!diagnosis.offers().isEmpty()) {
            lines.add(Markdown.bullet(Texts.get("verdict.whatToDo"), ""));
            for (Offer offer : diagnosis.offers()) {
                String proven = offer.proven() ? " (" + Texts.get("verdict.proven") + ")" : "";
                lines.add(
                        "  - " + OfferText.label(offer) + ": " + OfferText.effect(offer) + proven);
            }
        }
    }
}
