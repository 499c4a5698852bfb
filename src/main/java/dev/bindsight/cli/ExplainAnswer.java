package dev.bindsight.cli;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.json.ExplainJson;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ReportedText;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The errors that were found in a text: one document, or each of them in words. */
final class ExplainAnswer {
    /** Each is looked for on the machine: of more nobody reads on. */
    private static final int LOOKED_AT = 8;

    /** A program's own frames stand near the error; a log around it is as long as it likes. */
    private static final int AROUND = 16_384;

    private final Terminal terminal;
    private final Supplier<Backend> backend;
    private final Interruption interruption;

    ExplainAnswer(Terminal terminal, Supplier<Backend> backend, Interruption interruption) {
        this.terminal = terminal;
        this.backend = backend;
        this.interruption = interruption;
    }

    /** Answers; what was asked for holds if there is an error to explain. */
    Exit of(String text, List<FoundError> found, OutputOption output) {
        if (output.json()) {
            output.print(document(text, found), terminal);
        } else if (found.isEmpty()) {
            terminal.out().println(Texts.get("cli.explain.none"));
        } else {
            tell(text, found, true);
        }
        terminal.out().flush();
        return found.isEmpty() ? Exit.FAILED : Exit.HOLDS;
    }

    private ExplainJson document(String text, List<FoundError> found) {
        return found.isEmpty()
                ? ExplainJson.ofNothing()
                : ExplainJson.of(
                        found, finding(text, found.getFirst()), backend.get().machine()::userName);
    }

    /**
     * Tells of each in words, of the same error once, however often it stands there.
     *
     * @param lines whether it is said in which line, which is known where the text is all there is
     */
    void tell(String text, List<FoundError> found, boolean lines) {
        Map<ReportedError, List<FoundError>> kinds = new LinkedHashMap<>();
        found.forEach(
                each -> kinds.computeIfAbsent(each.error(), _ -> new ArrayList<>()).add(each));
        var words = new ReportText(terminal);
        boolean isFirst = true;
        for (List<FoundError> same : kinds.values().stream().limit(LOOKED_AT).toList()) {
            if (!isFirst) {
                terminal.out().println();
            }
            isFirst = false;
            words.lines(finding(text, same.getFirst()), where(text, same, lines))
                    .forEach(terminal.out()::println);
        }
        rest(kinds.values().stream().skip(LOOKED_AT).toList());
    }

    private void rest(List<List<FoundError>> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        terminal.out().println();
        terminal.out().println(Texts.get("cli.explain.more", kinds.size()));
        for (List<FoundError> same : kinds) {
            ReportedError error = same.getFirst().error();
            String line =
                    (ReportedText.call(error) + " → " + ReportedText.result(error)).strip()
                            + ", "
                            + Texts.get("cli.explain.times", same.size());
            TerminalText.hanging("- ", line, terminal.columns()).forEach(terminal.out()::println);
        }
    }

    private ReportFinding finding(String text, FoundError found) {
        int from = Math.max(0, found.start() - AROUND);
        int to = Math.min(text.length(), found.end() + AROUND);
        return backend.get()
                .reports()
                .explain(
                        found,
                        ReportOrigin.ofText(text.substring(from, to)),
                        interruption.cancellation());
    }

    /**
     * The line of the first, where there are several, and how often it came, where more than once.
     */
    private static String where(String text, List<FoundError> same, boolean lines) {
        var parts = new ArrayList<String>();
        if (lines && text.strip().indexOf('\n') >= 0) {
            long line =
                    1
                            + text.substring(0, same.getFirst().start())
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
            parts.add(Texts.get("cli.explain.line", line));
        }
        if (same.size() > 1) {
            parts.add(Texts.get("cli.explain.times", same.size()));
        }
        return String.join(", ", parts);
    }
}
