package dev.bindsight.inventory.name;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The programs that run other people's programs, and how to find those in their arguments. Each
 * names the options that take the next argument as their value, because that argument is not the
 * script; those that carry code; and those whose value is what runs.
 */
enum Interpreter {
    NODE(
            "node|nodejs|iojs",
            "-r --require --import --loader --experimental-loader -C --conditions --title"
                    + " --inspect-port --debug-port --icu-data-dir --input-type --stack-trace-limit"
                    + " --max-http-header-size --redirect-warnings --diagnostic-dir --env-file"
                    + " --env-file-if-exists --watch-path --openssl-config --tls-cipher-list",
            "-e --eval -p --print -pe",
            ""),
    PYTHON(
            "python[\\d.]*|pypy[\\d.]*|uwsgi-python[\\d.]*",
            "-W -X -Q --check-hash-based-pycs",
            "-c",
            "-m"),
    JAVA(
            "java|javaw",
            "-cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules"
                    + " --limit-modules --add-exports --add-opens --add-reads --patch-module"
                    + " --enable-native-access --source -d --describe-module",
            "",
            "-jar -m --module"),
    RUBY("j?ruby[\\d.]*|truffleruby", "-I -r -C -E --encoding -K", "-e", "-S"),
    PERL("perl[\\d.]*", "-I -x", "-e -E", ""),
    PHP(
            "php[\\d.]*|php-cgi[\\d.]*",
            "-d --define -c --php-ini -t --docroot -z --zend-extension",
            "-r --run -S --server -B -R -F -E",
            "-f --file"),
    DOTNET(
            "dotnet",
            "--depsfile --runtimeconfig --additionalprobingpath --fx-version --roll-forward"
                    + " --additional-deps",
            "",
            "exec"),
    DENO(
            "deno",
            "-c --config --import-map --location --seed --cert --lock --port --host -L --log-level"
                    + " --env-file -p",
            "eval",
            "run serve"),
    BUN(
            "bun|bunx",
            "-r --preload --port --config -c --cwd --env-file --tsconfig-override --conditions"
                    + " --define -d --loader -l --filter",
            "-e --eval -p --print",
            "run x"),
    SHELL(
            "bash|sh|dash|zsh|ksh\\d*|ash|fish|busybox",
            "-o +o -O +O --rcfile --init-file",
            "-c -ic -lc -lic -ec",
            ""),
    TSX("tsx|ts-node(-dev|-esm)?", "-r --require -P --project --tsconfig", "-e --eval", ""),
    LUA("lua[\\d.]*|luajit", "-l", "-e", ""),
    R("Rscript", "", "-e", ""),
    ELECTRON("electron[\\d.]*", "-r --require", "-e --eval", "");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z:_-]{0,19}");
    private static final Pattern OWN_TOOLS = Pattern.compile("npm|npx|yarn|pnpm|corepack|yarnpkg");
    private static final Set<String> SAYS_NOTHING =
            Set.of("index", "cli", "main", "bin", "start", "run", "cmd");

    private final Pattern program;
    private final Set<String> valued;
    private final Set<String> code;
    private final Set<String> naming;

    Interpreter(String program, String valued, String code, String naming) {
        this.program = Pattern.compile(program);
        this.valued = words(valued);
        this.code = words(code);
        this.naming = words(naming);
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    /** The interpreter whose program has that file name. */
    static Optional<Interpreter> named(String file) {
        return Arrays.stream(values())
                .filter(one -> one.program.matcher(file).matches())
                .findFirst();
    }

    /**
     * What it runs.
     *
     * @param file the file name it was called by, which stands for it where it runs nothing
     * @param directory where it runs, for a script given as {@code .}
     */
    String script(String file, List<String> arguments, @Nullable String directory) {
        int position = 0;
        while (position < arguments.size()) {
            String argument = arguments.get(position);
            // a single minus: the code comes from standard input
            if (code.contains(argument) || carriesCode(argument) || argument.equals("-")) {
                return file + " " + argument;
            }
            if (naming.contains(argument)) {
                return named(file, argument, arguments.subList(position + 1, arguments.size()));
            }
            Optional<String> module = attachedModule(argument, arguments, position);
            if (module.isPresent()) {
                return module.get();
            }
            boolean option =
                    argument.startsWith("-") && argument.length() > 1
                            || argument.startsWith("+")
                            || argument.startsWith("@") && this == JAVA;
            if (argument.equals("--")) {
                position++;
                break;
            }
            if (!option) {
                break;
            }
            position += valued.contains(argument) ? 2 : 1;
        }
        return position >= arguments.size()
                ? file
                : operand(file, arguments.subList(position, arguments.size()), directory);
    }

    // -ce, -uc, -Sc: the last of a bundle of short options
    private boolean carriesCode(String argument) {
        return this == PYTHON && argument.matches("-[a-zA-Z]{1,6}c");
    }

    /** The module of {@code -um http.server} and {@code -mhttp.server}. */
    private Optional<String> attachedModule(String argument, List<String> arguments, int position) {
        if (this != PYTHON) {
            return Optional.empty();
        }
        if (argument.matches("-[bBdEiIOPqsSuvx]+m") && position + 1 < arguments.size()) {
            return Optional.of(arguments.get(position + 1));
        }
        return argument.matches("-[bBdEiIOPqsSuvx]*m[\\w.]+")
                ? Optional.of(argument.substring(argument.indexOf('m') + 1))
                : Optional.empty();
    }

    /** What an option says that names what runs: {@code -jar app.jar}, {@code run main.ts}. */
    private String named(String file, String option, List<String> rest) {
        boolean verb = !option.startsWith("-");
        int position = 0;
        while (verb && position < rest.size() && rest.get(position).startsWith("-")) {
            position += valued.contains(rest.get(position)) ? 2 : 1;
        }
        if (position >= rest.size()) {
            return file + " " + option;
        }
        String value = rest.get(position);
        if (this == JAVA && !option.equals("-jar")) {
            return JavaMain.ofModule(value);
        }
        // "run dev" is a task of package.json, "run main.ts" a file
        boolean task = verb && WORD.matcher(value).matches();
        return task
                ? file + " " + option + " " + value
                : this == PYTHON ? value : Paths.base(value);
    }

    private String operand(String file, List<String> operands, @Nullable String directory) {
        String script = operands.getFirst();
        return switch (this) {
            case NODE, TSX, BUN, ELECTRON -> ofNode(operands, directory);
            case JAVA -> JavaMain.ofClass(script);
            case DOTNET, DENO ->
                    script.indexOf('.') > 0 ? Paths.base(script) : withCommand(file, operands);
            case RUBY -> withCommand(Paths.base(script), operands.subList(1, operands.size()));
            default -> Paths.base(script);
        };
    }

    private static String withCommand(String name, List<String> rest) {
        boolean command = !rest.isEmpty() && WORD.matcher(rest.getFirst()).matches();
        return command ? name + " " + rest.getFirst() : name;
    }

    private static String ofNode(List<String> operands, @Nullable String directory) {
        String script = operands.getFirst();
        List<String> rest = operands.subList(1, operands.size());
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
