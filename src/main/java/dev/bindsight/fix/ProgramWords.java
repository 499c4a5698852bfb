package dev.bindsight.fix;

import dev.bindsight.model.ProcessFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final Set<String> INTERPRETERS =
            Set.of("node", "nodejs", "bun", "deno", "ruby", "perl", "php");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "fish");
    private static final Map<String, Set<String>> WITH_ARGUMENT =
            Map.of(
                    "node", Set.of("-r", "--require", "--import", "--loader", "-C"),
                    "ruby", Set.of("-I", "-r", "-C"),
                    "perl", Set.of("-I"),
                    "python", Set.of("-W", "-X"),
                    "sh", Set.of("-o", "-O", "+o", "--rcfile", "--init-file"));
    private static final Map<String, Set<String>> WITH_TEXT =
            Map.of(
                    "node", Set.of("-e", "-p", "--eval", "--print"),
                    "ruby", Set.of("-e"),
                    "perl", Set.of("-e", "-E"),
                    "php", Set.of("-r"),
                    "python", Set.of("-c"));

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
        if (!interprets(program)) {
            return new ProgramWords(program, "", List.of(), command.subList(1, command.size()));
        }
        return interpreted(program, command);
    }

    /** {@code gunicorn: master [app]}, {@code puma 6.4 (tcp://...)}: a path has no space first. */
    private static boolean title(String first) {
        return first.indexOf(' ') > 0 && !first.startsWith("/");
    }

    private static boolean interprets(String program) {
        return INTERPRETERS.contains(program)
                || program.startsWith("python")
                || SHELLS.contains(program);
    }

    private static ProgramWords interpreted(String program, List<String> command) {
        Set<String> withArgument = WITH_ARGUMENT.getOrDefault(language(program), Set.of());
        var options = new ArrayList<String>();
        int i = 1;
        boolean text = false;
        while (i < command.size() && command.get(i).startsWith("-") && !text) {
            String option = command.get(i);
            options.add(option);
            text = takesText(program, option);
            i += withArgument.contains(option) ? 2 : 1;
            if (option.equals("-m") && language(program).equals("python")) {
                break;
            }
        }
        int rest = Math.min(i, command.size());
        boolean script = rest < command.size() && !text;
        return new ProgramWords(
                program,
                script ? withoutExtension(command.get(rest)) : "",
                options,
                command.subList(script ? rest + 1 : rest, command.size()));
    }

    private static String language(String program) {
        if (SHELLS.contains(program)) {
            return "sh";
        }
        return program.startsWith("python") ? "python" : program.replaceFirst("js$", "");
    }

    /** Whether the program itself comes as the option's argument: sh -c, node -e, python -c. */
    private static boolean takesText(String program, String option) {
        return SHELLS.contains(program)
                // single letters put together, the last of them is c: bash -ec
                ? option.matches("-[a-z]*c")
                : WITH_TEXT.getOrDefault(language(program), Set.of()).contains(option);
    }

    /** Whether the process is a shell at all. */
    boolean isShell() {
        return SHELLS.contains(program);
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
        boolean inline = isShell() && options.stream().anyMatch(each -> takesText(program, each));
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
