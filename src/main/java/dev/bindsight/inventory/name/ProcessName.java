package dev.bindsight.inventory.name;

import dev.bindsight.model.ProcessFacts;
import dev.bindsight.text.ForeignText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person calls a process: the script, the jar or the tool, not what runs it.
 *
 * @param name {@code server.js}, {@code app.jar}, {@code next dev}; never blank, without control
 *     characters, at most {@value #LONGEST} characters
 * @param runtime what runs it where that is not the name: {@code node}, {@code java}
 */
public record ProcessName(String name, @Nullable String runtime) {
    /** The longest name, in UTF-16 units. */
    public static final int LONGEST = 64;

    // go run builds into a directory of its own and starts the result from there
    private static final Pattern GO_RUN = Pattern.compile("/go-build[^/]*/.*/exe/[^/]+$");
    private static final Pattern VERSION_SUFFIX =
            Pattern.compile("\\s+[(\\[].*$|\\s+v?\\d[\\d.]*.*$");

    /** As ps(1) and top(1) show a thread of the kernel, which has no arguments at all. */
    private static final Pattern POSES_AS_KERNEL_THREAD = Pattern.compile("\\[.*\\]");

    private static final Pattern ROLE = Pattern.compile("^([\\w.+-]{1,32}): ");

    /** The name of a process. */
    public static ProcessName of(ProcessFacts facts) {
        ProcessName found = find(facts);
        String clean = printable(found.name);
        if (clean.isBlank()) {
            clean = printable(facts.comm());
        }
        String name = clean.isBlank() ? "process " + facts.ref().pid() : clean;
        String runtime = found.runtime;
        return new ProcessName(name, name.equals(runtime) ? null : runtime);
    }

    private static ProcessName find(ProcessFacts facts) {
        List<String> command = facts.command();
        if (facts.kernelThread() || command.isEmpty() || command.getFirst().isBlank()) {
            return new ProcessName(facts.comm(), null);
        }
        String first = command.getFirst();
        if (GO_RUN.matcher(first).find()) {
            return new ProcessName(Paths.base(first), "go run");
        }
        if (POSES_AS_KERNEL_THREAD.matcher(first).matches()) {
            String executable = facts.executable();
            return new ProcessName(
                    executable == null ? facts.comm() : Paths.base(executable), null);
        }
        // some overwrite their first argument alone: "nginx: master process nginx", "-g", …
        boolean title =
                first.indexOf(' ') >= 0 && (command.size() == 1 || ROLE.matcher(first).find());
        if (title && !isProgramPath(first, facts)) {
            return new ProcessName(ofTitle(first), runtimeOf(facts, first));
        }
        String program = program(first);
        List<String> arguments = command.subList(1, command.size());
        if (program.equals("systemd") && arguments.contains("--user")) {
            return new ProcessName("systemd --user", null);
        }
        Optional<Interpreter> interpreter = Interpreter.named(program);
        if (interpreter.isPresent()) {
            String script = ScriptName.of(interpreter.get(), program, arguments, facts.directory());
            return new ProcessName(script, script.startsWith(program + " ") ? null : program);
        }
        return new ProcessName(program, runtimeOf(facts, program));
    }

    // a path may hold spaces; a title is what the process wrote over its arguments
    private static boolean isProgramPath(String first, ProcessFacts facts) {
        return first.equals(facts.executable());
    }

    /** {@code nginx} of {@code nginx: master process …}, {@code puma} of {@code puma 6.4 (…)}. */
    private static String ofTitle(String title) {
        Matcher role = ROLE.matcher(title);
        if (role.find()) {
            return role.group(1);
        }
        if (title.startsWith("/")) {
            return Paths.base(title.substring(0, title.indexOf(' ')));
        }
        String plain = VERSION_SUFFIX.matcher(title).replaceFirst("");
        int space = plain.indexOf(" ");
        boolean address = space > 0 && plain.indexOf(':', space) > 0;
        return address ? plain.substring(0, space) : plain;
    }

    private static @Nullable String runtimeOf(ProcessFacts facts, String name) {
        String executable = facts.executable();
        if (executable == null) {
            return null;
        }
        String base = Paths.base(executable);
        boolean runs = Interpreter.named(base).isPresent() && !Paths.base(name).equals(base);
        return runs ? base : null;
    }

    // a login shell has a minus in front of its name
    private static String program(String first) {
        String base = Paths.base(first).replaceFirst("(?i)\\.exe$", "");
        return base.startsWith("-") && base.length() > 1 ? base.substring(1) : base;
    }

    private static String printable(String text) {
        var clean = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(LONGEST)
                .map(c -> ForeignText.isVisible(c) ? c : ' ')
                .forEach(clean::appendCodePoint);
        int end = Math.min(LONGEST, clean.length());
        boolean splitsPair =
                end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
        return clean.substring(0, splitsPair ? end - 1 : end).strip();
    }
}
