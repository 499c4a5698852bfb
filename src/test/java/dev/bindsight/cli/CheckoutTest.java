package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * {@code packaging/bindsight} in a copy of the checkout. In the place of Maven stands a program
 * that puts down what the build of these tests made; everything else is as a reader has it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CheckoutTest {
    private static final Path TOP = Path.of("").toAbsolutePath();

    private Path folder;
    private Path copy;

    private record Ended(int status, String out, String err) {}

    @BeforeAll
    void buildACopy(@TempDir Path shared) throws IOException {
        folder = shared;
        copy = folder.resolve("copy");
        readableByAll(folder);
        for (String part : List.of("pom.xml", "packaging", "src/main")) {
            copy(TOP.resolve(part), copy.resolve(part));
        }
        Path parts = Files.createDirectories(folder.resolve("parts"));
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
        var lines = new ArrayList<>(List.of("#!/bin/sh", "set -e", "mkdir -p target/lib"));
        lines.add("cp '" + parts.resolve("bindsight-0.jar") + "' target/bindsight-0.jar");
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar"))
                .forEach(each -> lines.add("cp '" + each + "' target/lib/"));
        Path mvn = Files.write(folder.resolve("mvn"), lines);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));

        Ended first = bindsight("free");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).matches("\\d+\n");
        assertThat(first.err()).startsWith("bindsight: building");
    }

    @Test
    void whenNothingChangedThereIsTheAnswerAloneAndNothingIsWritten() throws IOException {
        Map<String, FileTime> before = times();
        Ended ended = bindsight("ports", "--json");
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("{").endsWith("}\n");
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void itWorksForWhoeverMayReadTheCheckoutAlsoWithoutAHome() {
        Ended ended = bindsight(asNobody(), copy, "ports");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("sockets, from sock_diag");
    }

    @Test
    void aCopyWithOtherTimesAndAnotherPlaceIsNotBuiltAgain() throws IOException {
        Path moved = folder.resolve("moved");
        for (String part : List.of("pom.xml", "packaging", "src", "target")) {
            copy(copy.resolve(part), moved.resolve(part));
        }
        Files.setLastModifiedTime(moved.resolve("pom.xml"), FileTime.from(Instant.now()));
        Ended ended = bindsight(asNobody(), moved, "free");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("\\d+\n");
    }

    @Test
    void itIsFoundThroughALink() throws IOException {
        Path link = folder.resolve("bindsight");
        Files.createSymbolicLink(link, Path.of("copy/packaging/bindsight"));
        Ended ended = run(List.of(), link, "free");
        assertThat(ended.status()).as(ended.err()).isZero();
    }

    @Test
    void changedSourcesThatMayNotBeBuiltAreSaidInOneLine() throws IOException {
        Path changed = folder.resolve("changed");
        for (String part : List.of("pom.xml", "packaging", "src", "target")) {
            copy(copy.resolve(part), changed.resolve(part));
        }
        Files.writeString(changed.resolve("src/main/Added.java"), "class Added {}\n");
        Ended ended = bindsight(asNobody(), changed, "ports");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("has to be built", changed.resolve("target").toString());
    }

    @Test
    void withoutADisplayTheAppSaysSoAndNamesTheVerbs() {
        Ended ended = bindsight();
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err())
                .contains("display", "ports, why, stop, bind, connect, free, wait, errno");
    }

    private static List<String> asNobody() {
        try (var id = ChildProcess.start("id", "-u")) {
            int uid = id.awaitNumber("(\\d+)");
            Assumptions.assumeTrue(uid == 0, "becoming another user takes root");
        }
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private Ended bindsight(String... arguments) {
        return bindsight(List.of(), copy, arguments);
    }

    private Ended bindsight(List<String> as, Path checkout, String... arguments) {
        return run(as, checkout.resolve("packaging/bindsight"), arguments);
    }

    private Ended run(List<String> as, Path program, String... arguments) {
        var command = new ArrayList<>(as);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        builder.environment().put("HOME", "/nonexistent");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
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

    private Map<String, FileTime> times() throws IOException {
        var times = new TreeMap<String, FileTime>();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path each : files.toList()) {
                times.put(each.toString(), Files.getLastModifiedTime(each));
            }
        }
        return times;
    }

    private static void readableByAll(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
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
