package dev.bindsight.fix;

import dev.bindsight.inventory.name.Interpreter;
import dev.bindsight.inventory.name.Invocation;
import dev.bindsight.model.ProcessFacts;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a command line runs, in the words its parts are recognised by: the program, and for an
 * interpreter the script or module it was given.
 *
 * @param program the base name of the program, lower case, without a login shell's dash
 * @param script the base name of an interpreter's script or module, without its extension; empty
 *     for none
 * @param options the interpreter's own options, those before the script
 * @param arguments what follows
 */
record ProgramWords(String program, String script, List<String> options, List<String> arguments) {
    /** Those that run what starts servers again; the others are recognised by themselves. */
    private static final Set<Interpreter> INTERPRETERS =
            EnumSet.of(
                    Interpreter.NODE,
                    Interpreter.BUN,
                    Interpreter.DENO,
                    Interpreter.PYTHON,
                    Interpreter.RUBY,
                    Interpreter.PERL,
                    Interpreter.PHP,
                    Interpreter.SHELL);

    /** Reads the arguments; a program that rewrote them leaves one word with spaces. */
    static ProgramWords of(ProcessFacts facts) {
        List<String> command = facts.command();
        if (command.isEmpty()) {
            return new ProgramWords(
                    facts.comm().toLowerCase(Locale.ROOT), "", List.of(), List.of());
        }
        String first = command.getFirst();
        int end = title(first) ? first.indexOf(' ') : -1;
        String program = base(end < 0 ? first : first.substring(0, end));
        List<String> arguments = command.subList(1, command.size());
        Invocation read = interpreter(program).map(each -> each.read(arguments)).orElse(null);
        return switch (read) {
            case null -> new ProgramWords(program, "", List.of(), arguments);
            case Invocation.Code(List<String> options, var _, List<String> rest) ->
                    new ProgramWords(program, "", options, rest);
            case Invocation.Named named when named.isVerb() ->
                    new ProgramWords(program, named.naming(), named.options(), named.rest());
            case Invocation.Named(List<String> options, var _, var _, List<String> named)
                    when !named.isEmpty() ->
                    scripted(program, options, named.getFirst(), named.subList(1, named.size()));
            case Invocation.Script(List<String> options, String script, List<String> rest) ->
                    scripted(program, options, script, rest);
            case Invocation.Named(List<String> options, var _, var _, var _) ->
                    new ProgramWords(program, "", options, List.of());
            case Invocation.Nothing(List<String> options) ->
                    new ProgramWords(program, "", options, List.of());
        };
    }

    private static ProgramWords scripted(
            String program, List<String> options, String script, List<String> arguments) {
        return new ProgramWords(program, withoutExtension(script), options, arguments);
    }

    private static Optional<Interpreter> interpreter(String program) {
        // bunx starts what it names in a process of its own
        return Interpreter.named(program)
                .filter(each -> INTERPRETERS.contains(each) && !program.equals("bunx"));
    }

    /** {@code gunicorn: master [app]}, {@code puma 6.4 (tcp://...)}: a path has no space first. */
    private static boolean title(String first) {
        return first.indexOf(' ') > 0 && !first.startsWith("/");
    }

    /** Whether the process is a shell at all. */
    boolean isShell() {
        return interpreter(program).filter(Interpreter.SHELL::equals).isPresent();
    }

    /**
     * Whether it is a shell that runs a script or the text of {@code -c}, not one people type in.
     */
    boolean isScript() {
        return isShell() && (!script.isEmpty() || inlineText().isPresent());
    }

    /** Whether it is a shell that people type in. */
    boolean isInteractive() {
        return isShell() && !isScript();
    }

    /** The program given as text to {@code -c}, where it is a shell. */
    Optional<String> inlineText() {
        boolean inline =
                isShell()
                        && script.isEmpty()
                        && !options.isEmpty()
                        && options.getLast().endsWith("c");
        return inline ? arguments.stream().findFirst() : Optional.empty();
    }

    private static String base(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String plain = name.startsWith("-") ? name.substring(1) : name;
        String word = plain.endsWith(":") ? plain.substring(0, plain.length() - 1) : plain;
        return word.toLowerCase(Locale.ROOT);
    }

    /**
     * {@code /app/node_modules/nodemon/bin/nodemon.js} is nodemon; {@code npm-cli.js} is npm;
     * {@code /x/vite/bin/cli.js} says so only in its directory.
     */
    private static String withoutExtension(String path) {
        String name = base(path).replaceFirst("\\.(js|cjs|mjs|ts|py|rb|sh)$", "");
        String plain = name.replaceFirst("-cli$", "");
        boolean vague = Set.of("cli", "index", "main", "bin", "__main__").contains(plain);
        if (!vague) {
            return plain;
        }
        for (String part : path.toLowerCase(Locale.ROOT).split("/")) {
            if (KnownParents.isKnown(part)) {
                return part;
            }
        }
        return plain;
    }
}
