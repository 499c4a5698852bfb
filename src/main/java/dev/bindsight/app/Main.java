package dev.bindsight.app;

import dev.bindsight.cli.Cli;
import dev.bindsight.cli.Exit;
import dev.bindsight.cli.Terminal;
import dev.bindsight.cli.TerminalFacts;
import dev.bindsight.cli.WindowRequest;
import dev.bindsight.model.CommandRun;
import dev.bindsight.platform.NativePath;
import dev.bindsight.platform.linux.ForegroundCommand;
import dev.bindsight.platform.linux.StandardOutput;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.text.SpokenLanguage;
import dev.bindsight.text.Texts;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The start of the program. */
public final class Main {
    /** In a field, because the cache of classes takes what a rehearsal meets of this class. */
    private static final Supplier<Engine> OPEN = Engine::open;

    private Main() {}

    /** Opens the app where no verb is named, answers in the terminal otherwise. */
    public static void main(String[] arguments) {
        var engine = new LateEngine(OPEN);
        if (Cli.asksTheMachine(arguments)) {
            // first of all, because everything waits for it
            Engine.arrange();
            engine.begin();
        }
        Terminal terminal = terminal();
        String[] typed = typed(arguments);
        Optional<WindowRequest> window = window(typed);
        if (window.isEmpty()) {
            end(answer(terminal, engine, typed));
            return;
        }
        int status = openWindow(terminal, window.get(), typed);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Ends the process once everything is said. An orderly end would look for whoever logs it and
     * wait for every thread, which takes some milliseconds; a signal's has begun already and goes
     * its way.
     */
    private static void end(int status) {
        Runtime runtime = Runtime.getRuntime();
        try {
            runtime.addShutdownHook(new Thread("none"));
        } catch (IllegalStateException e) {
            System.exit(status);
        }
        runtime.halt(status);
    }

    /** Answers a command line that asks for no window, as main does, and lives on; its status. */
    static int rehearse(Terminal terminal, String... arguments) {
        String[] typed = typed(arguments);
        if (window(typed).isPresent()) {
            throw new IllegalArgumentException("a window: " + String.join(" ", typed));
        }
        return answer(terminal, new LateEngine(OPEN), typed);
    }

    private static String[] typed(String... arguments) {
        String[] typed = TypedArguments.read(arguments, System.getProperty("bindsight.locale", ""));
        if (!Cli.runsACommand(typed) && List.of(typed).contains("--json")) {
            // a program reads it, and sentences are in it: they are the same for every user
            SpokenLanguage.ENGLISH.speak();
        }
        return typed;
    }

    /** The window that is asked for, absent where the answer is one for the terminal. */
    private static Optional<WindowRequest> window(String... typed) {
        return WindowRequest.read(typed)
                .filter(wanted -> hasDisplay(System.getenv()) || !wanted.hasWords());
    }

    /**
     * Where this was typed. On Linux the answer may go to another descriptor than 1, which the
     * launcher names: the virtual machine reports its own end on that one.
     */
    static Terminal terminal() {
        int descriptor = Integer.getInteger("bindsight.output", 1);
        OutputStream out =
                System.getProperty("os.name").equals("Linux")
                        ? new StandardOutput(descriptor)
                        : new FileOutputStream(FileDescriptor.out);
        return TerminalFacts.read(System.getenv(), out, descriptor);
    }

    /**
     * Answers one command line; the exit status. For a verb that looks at the machine its opening
     * is begun before the line is read, unless it has been, because starting with libc takes as
     * long; the reference and the help of the whole need none.
     *
     * @param engine is closed
     */
    static int answer(Terminal terminal, LateEngine engine, String... arguments) {
        try (engine) {
            if (Cli.asksTheMachine(arguments)) {
                engine.begin();
            }
            return new Cli(terminal, engine::get, Main::runCommand).run(arguments);
        }
    }

    private static void readTexts() {
        Texts.get("status.counts", 0, 0);
    }

    /**
     * Runs a command for a command line.
     *
     * @throws UnsupportedOperationException elsewhere than on Linux
     */
    private static CommandRun runCommand(List<String> words, boolean allOutput) {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new UnsupportedOperationException(Texts.get("cli.run.elsewhere"));
        }
        return ForegroundCommand.run(TypedArguments.bytes(words), allOutput);
    }

    /**
     * Whether a window can be opened; elsewhere than on Linux there always is a display. JavaFX
     * draws through X11 alone, under Wayland through Xwayland, so WAYLAND_DISPLAY does not count.
     */
    private static boolean hasDisplay(Map<String, String> environment) {
        return !System.getProperty("os.name").equals("Linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    private static int openWindow(Terminal terminal, WindowRequest wanted, String... typed) {
        if (hasDisplay(System.getenv())) {
            var handover = Handover.of(wanted, System.getenv());
            Optional<OneWindow> one = OneWindow.begin(System.getenv(), handover);
            if (one.isEmpty()) {
                return 0;
            }
            return openWindow(terminal, wanted, one.get(), typed);
        }
        return withoutWindow(terminal, Texts.get("cli.displayNotSet"));
    }

    private static int openWindow(
            Terminal terminal, WindowRequest wanted, OneWindow one, String... typed) {
        // beside the start of JavaFX, which takes longer
        var _ = CompletableFuture.runAsync(Main::readTexts);
        var settings = SettingsFile.of(System.getenv(), NativePath.home());
        String home = NativePath.home().toString();
        Engine.arrange();
        var engine = CompletableFuture.supplyAsync(OPEN);
        try {
            return DesktopApplication.open(
                    new DesktopApplication.Beginning(
                            settings,
                            engine,
                            engine.thenApply(each -> each.desktop(settings, home)),
                            wanted,
                            one,
                            new CompletableFuture<>()));
        } catch (UnsupportedOperationException e) {
            // what JavaFX throws where XOpenDisplay(3) gives none
            one.close();
            if (wanted.hasWords()) {
                return answer(terminal, new LateEngine(OPEN), typed);
            }
            String display = System.getenv().getOrDefault("DISPLAY", "");
            return withoutWindow(terminal, Texts.get("cli.displayNotOpened", display));
        }
    }

    private static int withoutWindow(Terminal terminal, String reason) {
        String verbs = String.join(", ", Cli.VERBS);
        terminal.err().println(Texts.get("cli.noDisplay", reason, verbs));
        terminal.err().flush();
        return Exit.USAGE.status();
    }
}
