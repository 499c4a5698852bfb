package dev.bindsight.view.stop;

import dev.bindsight.fix.StopReport;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.SocketText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.TraceText;
import dev.bindsight.words.stop.StopLine;
import dev.bindsight.words.stop.StopVerdict;
import dev.bindsight.words.stop.TraceFacts;

import java.util.ArrayList;

/** A stop as Markdown, to paste into an issue. */
final class StopReportText {
    private StopReportText() {}

    /** The report, ended by a line feed. */
    static String of(StopStage.Ended ended, StopVerdict verdict) {
        var lines = new ArrayList<String>();
        lines.add("### " + verdict.title());
        lines.add("");
        lines.add(verdict.explanation());
        if (verdict.call() != null) {
            lines.add("");
            lines.add("`" + verdict.call() + "`");
        }
        lines.add("");
        lines.add("**" + Texts.get("stop.report.steps") + "**");
        lines.add("");
        for (StopLine line : ended.lines()) {
            lines.add(
                    "- "
                            + line.what()
                            + (line.detail().isEmpty() ? "" : " " + line.detail())
                            + (line.time().isEmpty() ? "" : " (" + line.time() + ")"));
        }
        if (ended.report().aftermath().size() > 1) {
            lines.add("");
            for (StopReport.Aftermath after : ended.report().aftermath()) {
                lines.add(
                        "- `" + SocketText.local(after.socket()) + "`: " + ResultRows.words(after));
            }
        }
        lines.add("");
        lines.add("**" + Texts.get("stop.report.trace") + "**");
        lines.add("");
        lines.add("```");
        for (TracedCall call : TraceFacts.calls(ended.steps())) {
            lines.add(TraceText.call(call) + "  " + DurationText.measured(call.duration()));
        }
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }
}
