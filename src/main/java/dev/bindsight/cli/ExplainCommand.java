package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.explain.log.LogReader;
import dev.bindsight.model.Port;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** {@code explain}: what an error means that some program printed, and what is true of it now. */
final class ExplainCommand implements Verb {
    /** A longer text is a log: it is read as a stream, with the memory of a small one. */
    private static final int IN_MEMORY = 4 * 1024 * 1024;

    private static final int PIECE = 65_536;

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
    public List<List<String>> rehearsal(Stage stage) {
        String inUse = "Error: listen EADDRINUSE: address already in use ";
        String refused = "connect ECONNREFUSED 127.0.0.1:1";
        Port port = stage.accepting();
        return List.of(
                List.of(inUse + "127.0.0.1:" + port),
                List.of(inUse + ":::" + port, "--json"),
                List.of(inUse + "127.0.0.1:1"),
                List.of(refused),
                List.of(refused, "--json"),
                List.of("nothing of it"));
    }

    @Override
    public Integer call() {
        try (var interruption = new Interruption()) {
            var answer = new ExplainAnswer(terminal, backend, interruption);
            if (!words.get().isEmpty()) {
                return explained(String.join(" ", words.get()), answer).status();
            }
            String begin = read(output.json() ? Integer.MAX_VALUE : IN_MEMORY);
            return (begin.length() < IN_MEMORY || output.json()
                            ? explained(begin, answer)
                            : ofLog(begin, answer, interruption))
                    .status();
        } catch (IOException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
            terminal.err().println(Texts.get("cli.explain.unreadable", why));
            return Exit.FAILED.status();
        }
    }

    private Exit explained(String text, ExplainAnswer answer) {
        if (text.isBlank()) {
            throw syntax.wrong(Texts.get("cli.explain.noText"));
        }
        return answer.of(text, ErrorReader.readAll(text, reference), output);
    }

    /** A log of any size: its errors in groups, those that came most often first. */
    private Exit ofLog(String begin, ExplainAnswer answer, Interruption interruption)
            throws IOException {
        LogGroups groups =
                new LogReader(reference.get())
                        .read(new EncodedText(begin, terminal.in()), _ -> {}, interruption);
        return answer.of(groups.groups().stream().map(ErrorKind::of).toList());
    }

    /**
     * Standard input, to its end or up to so many characters; who sits there is told that it is
     * waited for.
     */
    private String read(int most) throws IOException {
        if (terminal.canAsk()) {
            terminal.err().println(Texts.get("cli.explain.paste"));
            terminal.err().flush();
        }
        var text = new StringBuilder();
        var piece = new char[PIECE];
        int count = 0;
        while (count >= 0 && text.length() < most) {
            count = terminal.in().read(piece, 0, Math.min(PIECE, most - text.length()));
            text.append(piece, 0, Math.max(0, count));
        }
        return text.toString();
    }
}
