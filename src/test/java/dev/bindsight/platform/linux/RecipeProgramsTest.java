package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bindsight.fix.code.Language;
import dev.bindsight.fix.code.TracePrograms;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.CallScope;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The programs that traces of recipes are written as give what the recipes promise. */
class RecipeProgramsTest {
    private static final int SHORT = 40;
    private static final Map<Recipe, List<TracedCall>> TRACES = new LinkedHashMap<>();

    @TempDir private Path directory;

    /** Those that need no file and repeat no call many times. */
    @BeforeAll
    static void makeTheCalls(@TempDir Path directory) throws IOException {
        try (LinuxPlatform machine = LinuxPlatform.open()) {
            for (Recipe recipe : Recipe.of("recipes.txt")) {
                boolean plain =
                        recipe.isForAll()
                                && recipe.expected().matches("[A-Z_0-9]+")
                                && recipe.statements().stream()
                                        .noneMatch(each -> each.contains("$DIR"));
                if (plain) {
                    try (CallScope calls = machine.calls().open(Duration.ofSeconds(10))) {
                        String given = new RecipeRun(machine.calls(), calls, directory).run(recipe);
                        List<TracedCall> trace = calls.trace();
                        if (given.equals(recipe.expected()) && trace.size() < SHORT) {
                            TRACES.put(recipe, trace);
                        }
                    }
                }
            }
        }
        assertThat(TRACES).hasSizeGreaterThan(100);
    }

    private static String program(Language language, Recipe recipe) {
        return TracePrograms.of(language, TRACES.getOrDefault(recipe, List.of()));
    }

    @Test
    void theProgramsInCMakeTheSameCalls() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is missing");
        var all = new StringBuilder();
        var run = new StringBuilder("int main(void) {\n");
        int number = 0;
        for (Recipe recipe : TRACES.keySet()) {
            String file = number + ".c";
            Files.writeString(directory.resolve(file), program(Language.C, recipe));
            all.append("#define main program_%d\n#define said said_%d\n".formatted(number, number));
            all.append("#include \"%s\"\n#undef main\n#undef said\n".formatted(file));
            run.append("    puts(\"## %s\");\n    program_%d();\n".formatted(recipe, number));
            number++;
        }
        Files.writeString(directory.resolve("all.c"), all.append(run).append("}\n"));
        String made = directory.resolve("all").toString();
        assertThat(
                        output(
                                "gcc",
                                "-Wall",
                                "-Wno-unused-variable",
                                "-Wno-unused-function",
                                "-Wno-format-truncation",
                                "-o",
                                made,
                                made + ".c"))
                .isEmpty();

        assertThat(wrong(output(made))).isEmpty();
    }

    @Test
    void theProgramsInPythonMakeTheSameCalls() throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", driver().toString()));
        int told = 0;
        for (Recipe recipe : TRACES.keySet()) {
            String program = program(Language.PYTHON, recipe);
            if (program.contains("cannot say")) {
                told++;
            } else {
                Path file = directory.resolve(recipe + ".py");
                Files.writeString(file, program);
                command.add(file.toString());
            }
        }
        assertThat(told).isBetween(1, TRACES.size() / 3);
        assertThat(wrong(output(command.toArray(String[]::new)))).isEmpty();
    }

    private Path driver() throws IOException {
        Path driver = directory.resolve("driver.py");
        Files.writeString(
                driver,
                """
                import os, sys
                for file in sys.argv[1:]:
                    print("##", os.path.basename(file)[:-3])
                    try:
                        exec(compile(open(file).read(), file, "exec"), {})
                    except Exception as broken:
                        print("broken", repr(broken))
                """);
        return driver;
    }

    /** Recipes whose program gave something else last. */
    private static List<String> wrong(String output) {
        var wrong = new ArrayList<String>();
        for (Recipe recipe : TRACES.keySet()) {
            int start = output.indexOf("## " + recipe + "\n");
            if (start >= 0) {
                int end = output.indexOf("\n## ", start);
                String said = output.substring(start, end < 0 ? output.length() : end).strip();
                String last = said.substring(said.lastIndexOf(' ') + 1);
                if (!last.equals(recipe.expected()) && !last.equals(code(recipe.expected()))) {
                    wrong.add(said + "\n   is not " + recipe.expected());
                }
            }
        }
        return wrong;
    }

    /** As the C and the Python of a lookup print it. */
    private static String code(String expected) {
        return expected.equals("OK")
                ? "0"
                : Stream.of(EaiCode.values())
                        .filter(each -> each.name().equals(expected))
                        .map(each -> Integer.toString(each.number()))
                        .findFirst()
                        .orElse("");
    }

    @Test
    void theProgramsInJavaCompileAndSayWhatTheyLack() throws Exception {
        Path compiled = directory.resolve("compiled");
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-d", compiled.toString(), "-proc:none", "-implicit:none"));
        int said = 0;
        for (Recipe recipe : TRACES.keySet()) {
            String program = program(Language.JAVA, recipe);
            said += program.contains("cannot say") ? 0 : 1;
            String name = "Calls" + arguments.size();
            arguments.add(
                    Files.writeString(
                                    directory.resolve(name + ".java"),
                                    program.replace("class Calls ", "class " + name + " "))
                            .toString());
        }
        var errors = new StringWriter();
        var writer = new PrintWriter(errors);
        int status =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(writer, writer, arguments.toArray(String[]::new));
        assertThat(status).as(errors.toString()).isZero();
        assertThat(said).isGreaterThan(15);

        Path file = directory.resolve("Calls.java");
        Files.writeString(file, program(Language.JAVA, recipe("connect-refused")));
        assertThat(
                        output(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                file.toString()))
                .contains("bind OK", "connect java.net.ConnectException: Connection refused");
    }

    @Test
    void theProgramsInNodeCanBeReadAndSayWhatTheyLack() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/node")), "node is missing");
        List<String> command = new ArrayList<>();
        Path check = directory.resolve("check.js");
        Files.writeString(
                check,
                """
                const fs = require('fs'), vm = require('vm')
                for (const file of process.argv.slice(2)) {
                  try { new vm.Script(fs.readFileSync(file, 'utf8'), { filename: file }) }
                  catch (broken) { console.log(file, broken.message) }
                }
                """);
        command.addAll(List.of("node", check.toString()));
        int said = 0;
        for (Recipe recipe : TRACES.keySet()) {
            Path file = directory.resolve(recipe + ".js");
            String program = program(Language.NODE, recipe);
            said += program.contains("cannot say") ? 0 : 1;
            Files.writeString(file, program);
            command.add(file.toString());
        }
        assertThat(output(command.toArray(String[]::new))).isEmpty();
        assertThat(said).isGreaterThan(8);
        assertThat(output("node", directory.resolve("connect-eisconn.js").toString()))
                .contains("bind and listen OK", "connect OK");
        assertThat(Files.readString(directory.resolve("connect-wrong-length.js")))
                .contains("// Node cannot say: connect(");
    }

    private static Recipe recipe(String name) {
        return TRACES.keySet().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String output(String... command) {
        try (ChildProcess child = ChildProcess.start(command)) {
            child.awaitExit();
            return child.output();
        }
    }
}
