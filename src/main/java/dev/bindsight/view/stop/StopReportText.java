package dev.bindsight.view.stop;

import dev.bindsight.fix.StopReport;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Markdown;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.stop.StopLine;
import dev.bindsight.words.stop.StopVerdict;
import dev.bindsight.words.stop.TraceFacts;

/** A stop as Markdown, to paste into an issue. */
final class StopReportText {
    private StopReportText() {}

    /** The report, ended by a line feed. */
    static String of(StopStage.Ended ended, StopVerdict verdict) {
        var report = new Markdown(verdict.title()).line(verdict.explanation());
        if (verdict.call() != null) {
            report.gap().line("`" + verdict.call() + "`");
        }
        report.gap().line("**" + Texts.get("stop.report.steps") + "**").gap();
        for (StopLine line : ended.lines()) {
            report.line(
                    "- "
                            + line.what()
                            + (line.detail().isEmpty() ? "" : " " + line.detail())
                            + (line.time().isEmpty() ? "" : " (" + line.time() + ")"));
        }
        if (ended.report().aftermath().size() > 1) {
            report.gap();
            for (StopReport.Aftermath after : ended.report().aftermath()) {
                report.line(
                        "- `" + SocketText.local(after.socket()) + "`: " + ResultRows.words(after));
            }
        }
        return report.gap()
                .line("**" + Texts.get("stop.report.trace") + "**")
                .calls(TraceFacts.calls(ended.steps()))
                .toString();
    }
}
