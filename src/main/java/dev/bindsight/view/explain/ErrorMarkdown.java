package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.FoundError;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Markdown;
import dev.bindsight.view.finding.FindingMarkdown;
import dev.bindsight.words.DiagnosisText;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/** A reported error to paste into an issue, in the order in which it is read on the screen. */
final class ErrorMarkdown {
    private ErrorMarkdown() {}

    /**
     * A whole report.
     *
     * @param finding what is true of it, absent before that is known
     * @param zone of the times in it
     */
    static String of(FoundError found, @Nullable ReportFinding finding, ZoneId zone) {
        var report =
                new Markdown(
                        ErrorWords.call(found.error()) + " → " + ErrorWords.result(found.error()));
        report.block("", List.of(found.text().split("\\R")));
        String reporter = ErrorWords.reporter(found.reporter());
        if (!reporter.isEmpty()) {
            report.bullet(Texts.get("explain.runtime"), reporter);
        }
        if (finding != null) {
            Diagnosis diagnosis = finding.diagnosis();
            report.bullet(Texts.get("report.when"), Markdown.time(finding.at(), zone))
                    .bullet(Texts.get("explain.now"), DiagnosisText.summary(diagnosis).text());
            FindingMarkdown.support(report, diagnosis);
            if (finding.tried() != null) {
                report.calls(finding.tried().trace());
            }
        }
        return report.toString();
    }
}
