package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code explain}: what an error means that some program printed, and what is true of it now. */
final class ExplainCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;
    private final Supplier<ErrnoReference> reference;

    private final Syntax syntax =
            new Syntax(
                            this,
                            "explain",
                            "bindsight explain [TEXT…] [--json]",
                            "       COMMAND 2>&1 | bindsight explain [--json]")
                    .says("help.explain")
                    .takesNegativeNumbers();
    private final Value<List<String>> words = syntax.words("0..*", "TEXT", "help.explain.text");
    private final OutputOption output = new OutputOption(syntax);

    /**
     * The verb.
     *
     * @param reference what errors are read by; not asked for help
     */
    ExplainCommand(
            Terminal terminal, Supplier<Backend> backend, Supplier<ErrnoReference> reference) {
        this.terminal = terminal;
        this.backend = backend;
        this.reference = reference;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public Integer call() {
        String text = words.get().isEmpty() ? read() : String.join(" ", words.get());
        if (text.isBlank()) {
            throw syntax.wrong(Texts.get("cli.explain.noText"));
        }
        try (var interruption = new Interruption()) {
            var reader = new ErrorReader(reference.get());
            return new ExplainAnswer(terminal, backend, interruption)
                    .of(text, reader.readAll(text), output)
                    .status();
        }
    }

    /** Standard input to its end; who sits there is told that it is waited for. */
    private String read() {
        if (terminal.canAsk()) {
            terminal.err().println(Texts.get("cli.explain.paste"));
            terminal.err().flush();
        }
        var text = new StringWriter();
        try {
            terminal.in().transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
