package dev.bindsight.inventory.name;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person calls that which an interpreter runs. */
final class ScriptName {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z:_-]{0,19}");
    private static final Pattern OWN_TOOLS = Pattern.compile("npm|npx|yarn|pnpm|corepack|yarnpkg");
    private static final Set<String> SAYS_NOTHING =
            Set.of("index", "cli", "main", "bin", "start", "run", "cmd");

    private ScriptName() {}

    /**
     * The name of what runs.
     *
     * @param file the file name the interpreter was called by, which stands for it where it runs
     *     nothing
     * @param directory where it runs, for a script given as {@code .}
     */
    static String of(
            Interpreter interpreter,
            String file,
            List<String> arguments,
            @Nullable String directory) {
        return switch (interpreter.read(arguments)) {
            case Invocation.Code code -> file + " " + code.option();
            case Invocation.Named named -> named(interpreter, file, named);
            case Invocation.Script(var _, String script, List<String> rest) ->
                    operand(interpreter, file, script, rest, directory);
            case Invocation.Nothing _ -> file;
        };
    }

    /** What an option says that names what runs: {@code -jar app.jar}, {@code run main.ts}. */
    private static String named(Interpreter interpreter, String file, Invocation.Named named) {
        if (named.named().isEmpty()) {
            return file + " " + named.naming();
        }
        String value = named.named().getFirst();
        if (interpreter == Interpreter.JAVA && !named.naming().equals("-jar")) {
            return JavaMain.ofModule(value);
        }
        // "run dev" is a task of package.json, "run main.ts" a file
        if (named.isVerb() && WORD.matcher(value).matches()) {
            return file + " " + named.naming() + " " + value;
        }
        return interpreter == Interpreter.PYTHON ? value : Paths.base(value);
    }

    private static String operand(
            Interpreter interpreter,
            String file,
            String script,
            List<String> rest,
            @Nullable String directory) {
        return switch (interpreter) {
            case NODE, TSX, BUN, ELECTRON -> ofNode(script, rest, directory);
            case JAVA -> JavaMain.ofClass(script);
            case DOTNET, DENO ->
                    script.indexOf('.') > 0
                            ? Paths.base(script)
                            : WORD.matcher(script).matches() ? file + " " + script : file;
            case RUBY -> withCommand(Paths.base(script), rest);
            case PYTHON, PERL, PHP, SHELL, BUSYBOX, LUA, R -> Paths.base(script);
        };
    }

    private static String withCommand(String name, List<String> rest) {
        boolean command = !rest.isEmpty() && WORD.matcher(rest.getFirst()).matches();
        return command ? name + " " + rest.getFirst() : name;
    }

    private static String ofNode(String script, List<String> rest, @Nullable String directory) {
        if (script.equals(".") || script.equals("./")) {
            return directory == null ? script : Paths.base(directory);
        }
        int modules = script.lastIndexOf("node_modules/");
        String base = Paths.base(script);
        String bare = Paths.withoutExtension(base).replaceFirst("-cli$", "");
        if (OWN_TOOLS.matcher(bare).matches()) {
            return String.join(" ", bare, firstWords(rest)).strip();
        }
        if (modules < 0) {
            return base;
        }
        String inside = script.substring(modules + "node_modules/".length());
        String tool = SAYS_NOTHING.contains(bare) ? packageName(inside) : bare;
        return withCommand(tool, rest);
    }

    private static String firstWords(List<String> rest) {
        return String.join(
                " ",
                rest.stream().takeWhile(word -> WORD.matcher(word).matches()).limit(2).toList());
    }

    /** {@code vite} of {@code vite/bin/cli.js}, {@code @scope/tool} of {@code @scope/tool/x.js}. */
    private static String packageName(String inside) {
        String[] parts = inside.split("/");
        boolean scoped = parts[0].startsWith("@") && parts.length > 1;
        return scoped ? parts[0] + "/" + parts[1] : parts[0];
    }
}
