package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.json.JsonText;

/** The options every verb has: what form the answer takes, and help. */
final class OutputOption {
    private final Value<Boolean> json;

    /** Adds them to what a verb takes. */
    OutputOption(Syntax syntax) {
        json = syntax.flag("--json", "help.json");
        syntax.spec().addOption(Syntax.help());
    }

    /** Whether the answer is a document. */
    boolean json() {
        return json.get();
    }

    /** Prints a document. */
    void print(Object document, Terminal terminal) {
        terminal.out().writeBytes(new JsonText().bytes(document));
    }
}
