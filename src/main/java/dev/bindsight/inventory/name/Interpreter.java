package dev.bindsight.inventory.name;

import java.util.ArrayList;
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
public enum Interpreter {
    /** Node.js, node(1). */
    NODE(
            "node|nodejs|iojs",
            "-r --require --import --loader --experimental-loader -C --conditions --title"
                    + " --inspect-port --debug-port --icu-data-dir --input-type --stack-trace-limit"
                    + " --max-http-header-size --redirect-warnings --diagnostic-dir --env-file"
                    + " --env-file-if-exists --watch-path --openssl-config --tls-cipher-list",
            "-e --eval -p --print -pe",
            ""),
    /** CPython and PyPy, python(1). */
    PYTHON(
            "pythonw?[\\d.]*(-dbg)?|pypy[\\d.]*|uwsgi-python[\\d.]*",
            "-W -X -Q --check-hash-based-pycs",
            "-c",
            "-m"),
    /** The launcher of Java, java(1). */
    JAVA(
            "java|javaw",
            "-cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules"
                    + " --limit-modules --add-exports --add-opens --add-reads --patch-module"
                    + " --enable-native-access --source -d --describe-module",
            "",
            "-jar -m --module"),
    /** ruby(1). */
    RUBY("j?ruby[\\d.]*|truffleruby", "-I -r -C -E --encoding -K", "-e", "-S"),
    /** perlrun(1). */
    PERL("perl[\\d.]*", "-I", "-e -E", ""),
    /** php(1). */
    PHP(
            "php[\\d.]*|php-cgi[\\d.]*",
            "-d --define -c --php-ini -t --docroot -z --zend-extension",
            "-r --run -S --server -B -R -F -E",
            "-f --file"),
    /** The host of .NET. */
    DOTNET(
            "dotnet",
            "--depsfile --runtimeconfig --additionalprobingpath --fx-version --roll-forward"
                    + " --additional-deps",
            "",
            "exec"),
    /** Deno. */
    DENO(
            "deno",
            "-c --config --import-map --location --seed --cert --lock --port --host -L --log-level"
                    + " --env-file -p",
            "eval",
            "run serve"),
    /** Bun. */
    BUN(
            "bun|bunx",
            "-r --preload --port --config -c --cwd --env-file --tsconfig-override --conditions"
                    + " --define -d --loader -l --filter",
            "-e --eval -p --print",
            "run x"),
    /** The shells, sh(1). */
    SHELL(
            "bash|sh|dash|zsh|ksh\\d*|mksh|ash|fish",
            Interpreter.SHELL_VALUED,
            Interpreter.SHELL_CODE,
            ""),
    /** A shell and everything else: what it is called by says which. */
    BUSYBOX("busybox", Interpreter.SHELL_VALUED, Interpreter.SHELL_CODE, ""),
    /** What runs TypeScript on Node.js. */
    TSX("tsx|ts-node(-dev|-esm)?", "-r --require -P --project --tsconfig", "-e --eval", ""),
    /** lua(1). */
    LUA("lua[\\d.]*|luajit", "-l", "-e", ""),
    /** Rscript(1). */
    R("Rscript", "", "-e", ""),
    /** Electron. */
    ELECTRON("electron[\\d.]*", "-r --require", "-e --eval", "");

    private static final String SHELL_VALUED = "-o +o -O +O --rcfile --init-file";
    private static final String SHELL_CODE = "-c -ic -lc -lic -ec";

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
    public static Optional<Interpreter> named(String file) {
        return Arrays.stream(values())
                .filter(one -> one.program.matcher(file).matches())
                .findFirst();
    }

    /** What it runs with these arguments, which do not have its own name in front. */
    public Invocation read(List<String> arguments) {
        var options = new ArrayList<String>();
        int position = 0;
        while (position < arguments.size()) {
            String argument = arguments.get(position);
            List<String> rest = arguments.subList(position + 1, arguments.size());
            boolean option =
                    argument.startsWith("-")
                            || argument.startsWith("+")
                            || argument.startsWith("@") && this == JAVA;
            if (option) {
                options.add(argument);
            }
            boolean shell = this == SHELL || this == BUSYBOX;
            // a single minus: the code comes from standard input; to a shell it ends the options
            boolean input = argument.equals("-") && !shell;
            if (code.contains(argument) || carriesCode(argument) || input) {
                return new Invocation.Code(options, argument, rest);
            }
            if (naming.contains(argument)) {
                return new Invocation.Named(options, argument, rest, behind(argument, rest));
            }
            if (this == PYTHON && argument.matches("-[bBdEiIOPqsSuvx]+m") && !rest.isEmpty()) {
                return new Invocation.Named(options, "-m", rest, rest);
            }
            if (this == PYTHON && argument.matches("-[bBdEiIOPqsSuvx]*m[\\w.]+")) {
                var module = new ArrayList<>(rest);
                module.addFirst(argument.substring(argument.indexOf('m') + 1));
                return new Invocation.Named(options, "-m", rest, module);
            }
            if (!option) {
                return new Invocation.Script(options, argument, rest);
            }
            if (argument.equals("--") || argument.equals("-")) {
                return rest.isEmpty()
                        ? new Invocation.Nothing(options)
                        : new Invocation.Script(
                                options, rest.getFirst(), rest.subList(1, rest.size()));
            }
            position += valued.contains(argument) ? 2 : 1;
        }
        return new Invocation.Nothing(options);
    }

    // the last of a bundle of short options: -uc of Python, -xec of a shell
    private boolean carriesCode(String argument) {
        return switch (this) {
            case PYTHON -> argument.matches("-[a-zA-Z]{1,6}c");
            case SHELL, BUSYBOX -> argument.matches("-[a-z]{1,6}c");
            default -> false;
        };
    }

    /** What a naming option or verb is followed by: {@code run -A main.ts} names main.ts. */
    private List<String> behind(String option, List<String> rest) {
        int position = 0;
        while (!option.startsWith("-")
                && position < rest.size()
                && rest.get(position).startsWith("-")) {
            position += valued.contains(rest.get(position)) ? 2 : 1;
        }
        return rest.subList(Math.min(position, rest.size()), rest.size());
    }
}
