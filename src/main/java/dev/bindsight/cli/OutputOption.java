package dev.bindsight.cli;

import dev.bindsight.json.JsonText;

import picocli.CommandLine.Option;

/** The options every verb has: what form the answer takes, and help. */
final class OutputOption {
    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Whether the answer is a document. */
    boolean json() {
        return json;
    }

    /** Prints a document. */
    void print(Object document, Terminal terminal) {
        terminal.out().writeBytes(new JsonText().bytes(document));
    }
}
