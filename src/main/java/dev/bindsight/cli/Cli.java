package dev.bindsight.cli;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.text.Texts;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers one command line. */
public final class Cli {
    /** The verbs there are, in the order of the help. */
    public static final List<String> VERBS =
            List.of(
                    "ports",
                    "connections",
                    "why",
                    "stop",
                    "bind",
                    "connect",
                    "free",
                    "wait",
                    "explain",
                    "errno",
                    "run",
                    "history",
                    "record");

    /** The verb that answers from the reference alone. */
    private static final String ERRNO = "errno";

    /** The verb that runs a command, whose words are no options of Bindsight's. */
    private static final String RUN = "run";

    private static final String PROGRAM = "bindsight";

    private static final String LINE_BREAK = "\\s*\\R\\s*";

    private final Terminal terminal;
    private final Supplier<Backend> backend;
    private final CommandRunner runner;

    /** Whether the verb of a command line is one that looks at the machine, whatever comes. */
    public static boolean asksTheMachine(String... arguments) {
        return arguments.length > 0
                && VERBS.contains(arguments[0])
                && !arguments[0].equals(ERRNO)
                && !runsACommand(arguments);
    }

    /** Whether a command line has the words of another program in it. */
    public static boolean runsACommand(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(RUN);
    }

    /**
     * The verbs.
     *
     * @param backend what answers them; asked for only once the arguments make sense
     */
    public Cli(Terminal terminal, Supplier<Backend> backend) {
        this(
                terminal,
                backend,
                (_, _) -> {
                    throw new IllegalStateException("nothing runs commands here");
                });
    }

    /**
     * The verbs.
     *
     * @param runner what runs a command
     */
    public Cli(Terminal terminal, Supplier<Backend> backend, CommandRunner runner) {
        this.terminal = terminal;
        this.backend = backend;
        this.runner = runner;
    }

    /**
     * Carries out a command line.
     *
     * @return the exit status: 0 to 3, or that of a command that was run
     */
    public int run(String... arguments) {
        int status = execute(arguments);
        Optional<IOException> loss = terminal.out().loss();
        // who has left, as head(1) does, wants to read no word about it: the status alone tells
        loss.filter(each -> !Output.isReaderGone(each)).ifPresent(this::tell);
        terminal.err().flush();
        return loss.isPresent() && status == Exit.HOLDS.status() ? Exit.FAILED.status() : status;
    }

    private void tell(IOException loss) {
        String reason = String.valueOf(loss.getMessage());
        String message =
                ErrnoReference.standard()
                        .named(reason)
                        .map(entry -> Texts.get("cli.lost.errno", reason, entry.message()))
                        .orElse(reason);
        terminal.err().println(TerminalText.visible(Texts.get("cli.lost", message)));
    }

    private int execute(String... arguments) {
        if (Words.are(arguments)) {
            return execute(Words.asVerb(arguments));
        }
        if (arguments.length == 0 || !VERBS.contains(arguments[0])) {
            return program().execute(arguments);
        }
        // the syntax of every verb would take part of the time of a start
        CommandLine command = new CommandLine(verb(arguments[0]).syntax());
        configure(command, PROGRAM + " " + arguments[0]);
        return command.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /**
     * The command lines of a rehearsal of some verbs. With that which asks no machine comes what is
     * answered without one too, among them what is wrong.
     *
     * @param which the verbs, by name
     */
    public static List<List<String>> rehearsal(Predicate<String> which, Stage stage) {
        Cli cli = silent();
        Stream<List<String>> lines =
                VERBS.stream()
                        .filter(which)
                        .flatMap(name ->
                                cli.verb(name).rehearsal(stage).stream()
                                        .map(line ->
                                                Stream.concat(Stream.of(name), line.stream())
                                                        .toList()));
        Stream<List<String>> others =
                which.test(ERRNO)
                        ? Stream.of(List.of("no-such-verb"), List.of("--help"))
                        : Stream.of();
        return Stream.concat(lines, others).toList();
    }

    /** The parser's own model of the program and its verbs, for who writes pages about them. */
    public static CommandSpec model() {
        return silent().program().getCommandSpec();
    }

    /** One that answers nothing. */
    private static Cli silent() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        var terminal =
                new Terminal(
                        new Output(nowhere),
                        new PrintStream(nowhere),
                        new BufferedReader(Reader.nullReader()),
                        false,
                        Terminal.DEFAULT_COLUMNS,
                        false);
        Supplier<Backend> none =
                () -> {
                    throw new IllegalStateException("a model answers nothing");
                };
        return new Cli(terminal, none);
    }

    /** What answers --help, and everything that is no verb. */
    private CommandLine program() {
        CommandLine program = new CommandLine(BindsightCommand.syntax(PROGRAM));
        VERBS.forEach(name -> program.addSubcommand(name, verb(name).syntax()));
        configure(program, PROGRAM);
        return program;
    }

    private Verb verb(String name) {
        return switch (name) {
            case "ports" -> new PortsCommand(terminal, backend);
            case "connections" -> new ConnectionsCommand(terminal, backend);
            case "why" -> new WhyCommand(terminal, backend);
            case "stop" -> new StopCommand(terminal, backend);
            case "bind" -> new BindCommand(terminal, backend);
            case "connect" -> new ConnectCommand(terminal, backend);
            case "free" -> new FreeCommand(terminal, backend);
            case "wait" -> new WaitCommand(terminal, backend);
            case "explain" -> new ExplainCommand(terminal, backend, ErrnoReference::standard);
            case RUN ->
                    new RunCommand(
                            terminal,
                            runner,
                            new LastWords(terminal, backend, ErrnoReference::standard));
            case "history" -> new HistoryCommand(terminal, backend);
            case "record" -> new RecordCommand(terminal, backend);
            case "errno" ->
                    new ErrnoCommand(
                            terminal,
                            ErrnoReference::standard,
                            NumberSpace.of(System.getProperty("os.name")));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private void configure(CommandLine command, String name) {
        command.setCommandName(name);
        command.setExpandAtFiles(false);
        command.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
        command.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
        command.setColorScheme(
                CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
        command.setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 100));
        command.setParameterExceptionHandler((problem, _) -> refuse(problem));
        command.setExecutionExceptionHandler((bug, _, _) -> giveUp(bug));
    }

    /** One line also for what nobody expected, because a trace tells a script nothing. */
    private int giveUp(Throwable bug) {
        Throwable cause = bug;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof ExceptionInInitializerError
                        // of a class that another thread tried to initialize before
                        || cause instanceof NoClassDefFoundError)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String line = cause.toString().strip().replaceAll(LINE_BREAK, " ");
        terminal.err().println(TerminalText.visible(Texts.get("cli.unexpected", line)));
        return Exit.FAILED.status();
    }

    /** One line that says what is wrong and what is accepted. */
    private int refuse(ParameterException problem) {
        CommandSpec spec = problem.getCommandLine().getCommandSpec();
        boolean noVerb = spec.userObject() == null;
        String what = noVerb ? verbProblem(problem) : ParserMistake.words(problem);
        String accepted = noVerb ? String.join(", ", VERBS) : synopsis(spec);
        String line = spec.qualifiedName() + ": " + what.strip().replaceAll(LINE_BREAK, " ");
        boolean isTold = problem instanceof WrongUse || problem.getCause() instanceof WrongValue;
        if (!isTold) {
            line = Texts.get("cli.andAccepted", line, accepted);
        }
        terminal.err().println(TerminalText.visible(line));
        return Exit.USAGE.status();
    }

    /** The synopsis on one line. */
    private static String synopsis(CommandSpec spec) {
        return Arrays.stream(spec.usageMessage().customSynopsis())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    private static String verbProblem(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            return Texts.get(
                    unmatched.isUnknownOption() ? "cli.unknownOption" : "cli.unknownVerb", first);
        }
        return problem.getArgSpec() == null
                ? Texts.get("cli.noVerb")
                : ParserMistake.words(problem);
    }
}
