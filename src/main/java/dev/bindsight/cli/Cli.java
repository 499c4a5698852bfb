package dev.bindsight.cli;

import dev.bindsight.text.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.List;

/** Answers one command line. */
public final class Cli {
    private final Terminal terminal;
    private final CommandLine commands;

    /** The verbs, to be answered by {@code backend}. */
    public Cli(Terminal terminal, Backend backend) {
        this.terminal = terminal;
        commands =
                new CommandLine(new BindsightCommand())
                        .addSubcommand("ports", new PortsCommand(terminal, backend))
                        .addSubcommand("stop", new StopCommand(terminal, backend))
                        .addSubcommand("free", new FreeCommand(terminal, backend))
                        .addSubcommand("wait", new WaitCommand(terminal, backend));
        commands.setExpandAtFiles(false);
        commands.setUnmatchedOptionsAllowedAsOptionParameters(false);
        commands.setOut(new PrintWriter(terminal.out(), true));
        commands.setErr(new PrintWriter(terminal.err(), true));
        commands.setColorScheme(
                CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
        commands.setUsageHelpWidth(Math.max(40, Math.min(terminal.columns(), 100)));
        commands.setParameterExceptionHandler((problem, _) -> explain(problem));
        commands.setExecutionExceptionHandler((bug, _, _) -> {
            throw bug;
        });
    }

    /**
     * Carries out a command line.
     *
     * @return the exit status: 0 to 3
     */
    public int run(String... arguments) {
        int status = commands.execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return status;
    }

    /** The names of the verbs, in the order of the help. */
    public List<String> verbs() {
        return List.copyOf(commands.getSubcommands().keySet());
    }

    private int explain(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        String what = String.valueOf(problem.getMessage());
        String accepted = String.join(" ", spec.usageMessage().customSynopsis());
        if (command == commands) {
            what = verbProblem(problem, what);
            accepted = String.join(", ", verbs());
        }
        terminal.err()
                .println(
                        TerminalText.visible(
                                spec.qualifiedName()
                                        + ": "
                                        + what.strip().replaceAll("\\s*\\R\\s*", " ")
                                        + "; "
                                        + Texts.get("cli.accepted", accepted)));
        return Exit.USAGE.status();
    }

    private static String verbProblem(ParameterException problem, String otherwise) {
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            return Texts.get("cli.unknownVerb", unmatched.getUnmatched().getFirst());
        }
        return problem instanceof MissingParameterException ? Texts.get("cli.noVerb") : otherwise;
    }
}
