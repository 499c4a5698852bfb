package dev.bindsight.cli;

import dev.bindsight.cli.StyledText.Piece;
import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ReportedText;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a reported error as a person reads it: what failed, what that means, what is true
 * now, the evidence, what to do.
 */
final class ReportText {
    private static final String ARROW = " → ";

    private final Terminal terminal;
    private final FindingText findings;

    /** As wide as the terminal, and in its colours. */
    ReportText(Terminal terminal) {
        this.terminal = terminal;
        findings = new FindingText(terminal);
    }

    /**
     * The lines.
     *
     * @param where what is said beside the error: its line, how often it came; empty for nothing
     */
    List<String> lines(ReportFinding finding, String where) {
        var lines = new ArrayList<String>(heading(finding, where));
        lines.addAll(
                findings.lines(finding.diagnosis(), finding.probe(), Texts.get("cli.explain.now")));
        ErrnoReference.standard()
                .named(finding.found().error().errno())
                .map(entry ->
                        findings.part(
                                Texts.get("cli.explain.reference"),
                                "bindsight errno " + entry.name()))
                .ifPresent(lines::addAll);
        return lines;
    }

    /** The same in as few words as can be: {@code connect 127.0.0.1:5432 → ECONNREFUSED}. */
    static String inOneLine(ReportedError error) {
        String call = ReportedText.call(error);
        return (call.isEmpty() ? "" : call + ARROW) + ReportedText.result(error);
    }

    private List<String> heading(ReportFinding finding, String where) {
        ReportedError error = finding.found().error();
        String call = ReportedText.call(error);
        String reporter = ReportedText.reporter(finding.found().reporter());
        String readAs = reporter.isEmpty() ? "" : Texts.get("cli.explain.readAs", reporter);
        return new StyledText(
                        List.of(
                                new Piece(call.isEmpty() ? "" : call + ARROW, terminal::bold),
                                new Piece(ReportedText.result(error), terminal::bad),
                                new Piece(
                                        readAs + (where.isEmpty() ? "" : ", " + where),
                                        terminal::faint)))
                .lines(terminal.columns());
    }
}
