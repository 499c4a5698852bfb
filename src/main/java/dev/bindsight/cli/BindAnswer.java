package dev.bindsight.cli;

import dev.bindsight.json.Answers.BindJson;
import dev.bindsight.model.fact.Finding;

import java.util.List;

/** What binds came to: one document, or each of them in words. */
final class BindAnswer {
    private final Terminal terminal;
    private final Backend backend;
    private final OutputOption output;

    BindAnswer(Terminal terminal, Backend backend, OutputOption output) {
        this.terminal = terminal;
        this.backend = backend;
        this.output = output;
    }

    /**
     * Answers.
     *
     * @param findings one for each address, at least one
     */
    Exit of(List<Finding> findings) {
        if (output.json()) {
            output.print(document(findings), terminal);
        } else {
            new FindingText(terminal).lines(findings).forEach(terminal.out()::println);
        }
        terminal.out().flush();
        return status(findings);
    }

    /** The document of the bind that decides: the first that was refused, else the first. */
    BindJson document(List<Finding> findings) {
        Finding decisive =
                findings.stream()
                        .filter(each -> !each.attempt().ok())
                        .findFirst()
                        .orElseGet(findings::getFirst);
        return BindJson.of(decisive, backend.machine()::userName);
    }

    /** What was asked for holds if every bind worked. */
    static Exit status(List<Finding> findings) {
        return findings.stream().allMatch(each -> each.attempt().ok()) ? Exit.HOLDS : Exit.FAILED;
    }
}
