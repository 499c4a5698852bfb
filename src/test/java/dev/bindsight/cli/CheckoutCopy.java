package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A copy of the checkout with {@code packaging/bindsight} built in it. In the place of Maven stands
 * a program that puts down what the build of these tests made; everything else is as a reader has
 * it.
 *
 * @param folder where the copy is, and more may be put
 */
record CheckoutCopy(Path folder) {
    private static final Path TOP = Path.of("").toAbsolutePath();

    /** How a program ended. */
    record Ended(int status, String out, String err) {}

    /**
     * Puts one there that was built for this run of the tests by whichever of its processes came
     * first: a build takes half a minute of the processor, most of it for the caches of classes.
     */
    static CheckoutCopy in(Path folder) throws IOException {
        Path all = TOP.resolve("target/checkouts");
        String alone = "alone-" + ProcessHandle.current().pid();
        Path built = all.resolve(System.getProperty("bindsight.test.run", alone));
        Path lock = all.resolveSibling("checkouts.lock");
        try (var file = FileChannel.open(lock, CREATE, WRITE);
                var _ = file.lock()) {
            if (!Files.exists(built)) {
                finish("rm", "-rf", all.toString());
                Path unfinished = Files.createDirectories(all.resolve("unfinished"));
                build(unfinished);
                Files.move(unfinished, built);
            }
            // with the times of the jars, by which Java knows whether a cache of classes is theirs
            finish("cp", "-a", built + "/.", folder.toString());
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var copy = new CheckoutCopy(folder);
        copy.putDownMaven();
        return copy;
    }

    private static void finish(String... command) {
        try (var program = ChildProcess.start(command)) {
            int status = program.awaitExit();
            assertThat(status).as(program.output()).isZero();
        }
    }

    private static void build(Path folder) throws IOException {
        var copy = new CheckoutCopy(folder);
        for (String part : List.of("pom.xml", "packaging", "src/main")) {
            copy(TOP.resolve(part), copy.top().resolve(part));
        }
        Path parts = Files.createDirectories(copy.parts());
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--file=" + parts.resolve("bindsight-0.jar"),
                        "-C",
                        TOP.resolve("target/classes").toString(),
                        ".");
        copy.putDownMaven();
        Ended first = copy.bindsight("free");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).matches("\\d+\n");
        assertThat(first.err()).startsWith("bindsight: building");
    }

    /** The folder of the copy. */
    Path top() {
        return folder.resolve("copy");
    }

    private Path parts() {
        return folder.resolve("parts");
    }

    /** The program in it. */
    Path program() {
        return top().resolve("packaging/bindsight");
    }

    /** The copy, built as it is, at another place. */
    Path copiedTo(String name) throws IOException {
        Path place = folder.resolve(name);
        for (String part : List.of("pom.xml", "packaging", "src", "target")) {
            copy(top().resolve(part), place.resolve(part));
        }
        return place;
    }

    /** Runs it as a user with an empty environment does. */
    Ended bindsight(String... arguments) {
        var line = new ArrayList<>(List.of(program().toString()));
        line.addAll(List.of(arguments));
        return run(Map.of(), line);
    }

    /** What goes before a command line for it to run as nobody. */
    static List<String> asNobody() {
        try (var id = ChildProcess.start("id", "-u")) {
            int uid = id.awaitNumber("(\\d+)");
            Assumptions.assumeTrue(uid == 0, "becoming another user takes root");
        }
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    /** Runs a command line of the shell, with {@code "$0"} for the program. */
    Ended inShell(Map<String, String> environment, String line) {
        return run(environment, List.of("bash", "-c", line, program().toString()));
    }

    /** Runs a command line. */
    Ended run(Map<String, String> environment, List<String> line) {
        var builder = new ProcessBuilder(line).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        builder.environment().put("HOME", "/nonexistent");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            Path errors = Files.createTempFile(folder, "err", "");
            Process process = builder.redirectError(errors.toFile()).start();
            byte[] out = process.getInputStream().readAllBytes();
            int status = process.onExit().join().exitValue();
            return new Ended(
                    status, new String(out, StandardCharsets.UTF_8), Files.readString(errors));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void putDownMaven() throws IOException {
        var lines = new ArrayList<>(List.of("#!/bin/sh", "set -e", "mkdir -p target/lib"));
        lines.add("cp '" + parts().resolve("bindsight-0.jar") + "' target/bindsight-0.jar");
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar"))
                .forEach(each -> lines.add("cp '" + each + "' target/lib/"));
        Path mvn = Files.write(folder.resolve("mvn"), lines);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
