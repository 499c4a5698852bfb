package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.model.CommandEnd;
import dev.bindsight.model.CommandRun;
import dev.bindsight.model.Errno;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;

/** {@code run}: a command as if alone, and what its last words mean where it fails. */
final class RunCommand implements Verb {
    /** What a shell ends with where it found a command and could not start it (POSIX, sh). */
    private static final int NOT_EXECUTABLE = 126;

    /** What a shell ends with where it found no command. */
    private static final int NOT_FOUND = 127;

    private final Terminal terminal;
    private final CommandRunner runner;
    private final LastWords lastWords;

    private final Syntax syntax =
            new Syntax(this, "run", "bindsight run [--all-output] -- COMMAND [ARGUMENT…]")
                    .says("help.run")
                    .stopsAtWords();

    private final Value<Boolean> allOutput = syntax.flag("--all-output", "help.run.allOutput");
    private final Value<List<String>> words = syntax.words("1..*", "COMMAND", "help.run.command");

    RunCommand(Terminal terminal, CommandRunner runner, LastWords lastWords) {
        this.terminal = terminal;
        this.runner = runner;
        this.lastWords = lastWords;
        syntax.spec().addOption(Syntax.help());
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        return List.of(List.of("--", "true"));
    }

    @Override
    public Integer call() {
        CommandRun run = runner.run(words.get(), allOutput.get());
        int status =
                switch (run.end()) {
                    case CommandEnd.Exited(int number) -> number;
                    case CommandEnd.Signalled(int signal) -> CommandEnd.SIGNALLED + signal;
                    case CommandEnd.NotStarted(Errno errno, boolean exists) ->
                            notStarted(errno, exists);
                };
        if (status != 0) {
            lastWords.explain(run, words.get());
        }
        return status;
    }

    private int notStarted(Errno errno, boolean exists) {
        String command = words.get().getFirst();
        String said =
                exists
                        ? Texts.get("cli.run.notStarted", command, errno.name())
                        : Texts.get("cli.run.notFound", command);
        terminal.err().println(TerminalText.visible(said));
        return exists ? NOT_EXECUTABLE : NOT_FOUND;
    }
}
