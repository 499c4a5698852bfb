package dev.bindsight.cli;

import dev.bindsight.app.Engine;
import dev.bindsight.platform.Platform;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * How a command line ended.
 *
 * @param status its exit status
 * @param out what it answered
 * @param err what it said besides
 */
record CommandLineRun(int status, String out, String err) {
    /** Answers a command line on the machine the tests run on, without a terminal. */
    static CommandLineRun of(String... arguments) {
        return with(Engine.open(), false, 80, "", arguments);
    }

    /** Answers a command line with {@code --json} on the machine the tests run on. */
    static CommandLineRun inJson(String... arguments) {
        return of(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    }

    /** Answers a command line with {@code input} on standard input, which is no terminal. */
    static CommandLineRun reading(String input, String... arguments) {
        return with(Engine.open(), false, 80, input, arguments);
    }

    /** Answers a command line on a machine, without a terminal. */
    static CommandLineRun on(Platform platform, String... arguments) {
        return with(Engine.on(platform, "box"), false, 80, "", arguments);
    }

    /** Answers a command line by an engine, which is closed then; for a width. */
    static CommandLineRun by(Engine engine, int columns, String... arguments) {
        return with(engine, false, columns, "", arguments);
    }

    /** Answers a command line on a terminal on which {@code typed} is typed. */
    static CommandLineRun typing(String typed, Platform platform, String... arguments) {
        return with(Engine.on(platform, "box"), true, 80, typed, arguments);
    }

    /** Answers a command line on the machine the tests run on, for a width. */
    static CommandLineRun wide(int columns, String... arguments) {
        return with(Engine.open(), false, columns, "", arguments);
    }

    private static CommandLineRun with(
            Engine engine, boolean canAsk, int columns, String typed, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (engine) {
            var terminal =
                    new Terminal(
                            new Output(out),
                            new PrintStream(err, false, StandardCharsets.UTF_8),
                            new BufferedReader(new StringReader(typed)),
                            canAsk,
                            columns,
                            false);
            int status = new Cli(terminal, () -> engine).run(arguments);
            return new CommandLineRun(
                    status,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }
    }

    /** The answer as a document; fails if there is anything besides it. */
    JsonNode json() {
        return JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(out);
    }
}
