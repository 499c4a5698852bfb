package dev.bindsight.cli;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.FoundError;
import dev.bindsight.model.CommandRun;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the last words of a command mean that has failed, told below them on standard error as
 * {@code explain} tells it.
 */
final class LastWords {
    private final Terminal terminal;
    private final Supplier<Backend> backend;
    private final Supplier<ErrnoReference> reference;

    /**
     * Explains on a terminal.
     *
     * @param backend what knows the machine; asked only where there is an error
     * @param reference what errors are read by; asked only where a command has failed
     */
    LastWords(Terminal terminal, Supplier<Backend> backend, Supplier<ErrnoReference> reference) {
        this.terminal = terminal;
        this.backend = backend;
        this.reference = reference;
    }

    /**
     * Explains the socket errors in them; where there are none it says nothing.
     *
     * @param command what was run, with its arguments
     */
    void explain(CommandRun run, List<String> command) {
        if (run.lastWords().isBlank()) {
            return;
        }
        String text = run.lastWords();
        List<FoundError> found = ErrorReader.readAll(text, reference);
        if (found.isEmpty()) {
            return;
        }
        backend.get().notebook().add(RunNotes.of(found, command, Instant.now()));
        Terminal errors = errors(run);
        if (run.midLine()) {
            errors.out().println();
        }
        errors.out().println();
        try (var interruption = new Interruption()) {
            String here = System.getProperty("user.dir");
            new ExplainAnswer(errors, backend, interruption)
                    .tell(ErrorKind.ofCommand(text, found, command, here));
        }
        errors.out().flush();
    }

    /** Standard error as the place of an answer. */
    private Terminal errors(CommandRun run) {
        boolean isTerminal = run.columns() > 0;
        return new Terminal(
                new Output(terminal.err(), isTerminal),
                terminal.err(),
                terminal.in(),
                false,
                isTerminal ? run.columns() : Terminal.DEFAULT_COLUMNS,
                isTerminal && TerminalFacts.wantsColour(System.getenv()));
    }
}
