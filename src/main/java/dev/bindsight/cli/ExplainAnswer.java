package dev.bindsight.cli;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.FoundError;
import dev.bindsight.json.ExplainJson;
import dev.bindsight.text.Texts;

import java.util.List;
import java.util.function.Supplier;

/** The errors that were found in a text: one document, or each of them in words. */
final class ExplainAnswer {
    /** Each is looked for on the machine: of more nobody reads on. */
    private static final int LOOKED_AT = 8;

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
            terminal.out().flush();
            return found.isEmpty() ? Exit.FAILED : Exit.HOLDS;
        }
        return of(ErrorKind.of(text, found));
    }

    /** The same in words alone: each kind is told of once, however often it came. */
    Exit of(List<ErrorKind> kinds) {
        if (kinds.isEmpty()) {
            terminal.out().println(Texts.get("cli.explain.none"));
        } else {
            tell(kinds);
        }
        terminal.out().flush();
        return kinds.isEmpty() ? Exit.FAILED : Exit.HOLDS;
    }

    private ExplainJson document(String text, List<FoundError> found) {
        if (found.isEmpty()) {
            return ExplainJson.ofNothing();
        }
        return ExplainJson.of(
                found,
                finding(ErrorKind.of(text, found).getFirst()),
                backend.get().machine()::userName);
    }

    /** Tells of each in words. */
    void tell(List<ErrorKind> kinds) {
        var words = new ReportText(terminal);
        boolean isFirst = true;
        for (ErrorKind each : kinds.stream().limit(LOOKED_AT).toList()) {
            if (!isFirst) {
                terminal.out().println();
            }
            isFirst = false;
            words.lines(finding(each), each.where()).forEach(terminal.out()::println);
            terminal.out().flush();
        }
        rest(kinds.stream().skip(LOOKED_AT).toList());
    }

    private void rest(List<ErrorKind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        terminal.out().println();
        terminal.out().println(Texts.get("cli.explain.more", kinds.size()));
        for (ErrorKind each : kinds) {
            String line = ReportText.inOneLine(each.example().error()) + ", " + each.times();
            TerminalText.hanging("- ", line, terminal.columns()).forEach(terminal.out()::println);
        }
    }

    private ReportFinding finding(ErrorKind kind) {
        return backend.get()
                .reports()
                .explain(kind.example(), kind.origin(), interruption.cancellation());
    }
}
