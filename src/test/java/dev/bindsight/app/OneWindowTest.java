package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Launches of one user, each a process of its own. */
class OneWindowTest {
    private static final String VISITOR =
            """
            import socket, sys
            channel = socket.socket(socket.AF_UNIX)
            channel.connect(sys.argv[1])
            try:
                channel.sendall(b'words=3000')
                channel.shutdown(socket.SHUT_WR)
                print('answered', channel.recv(100))
            except OSError:
                print('answered', b'')
            """;

    /** Nobody, who can enter every directory all the same. */
    private static final List<String> NOBODY =
            List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override");

    private static final String FALSE_FIRST =
            """
            import os, socket, sys
            server = socket.socket(socket.AF_UNIX)
            server.bind(sys.argv[1])
            os.seteuid(65534)
            server.listen()
            os.seteuid(0)
            print('listens', flush=True)
            print('heard', server.accept()[0].recv(100))
            """;

    private static final String BABBLER =
            """
            import socket, sys
            channel = socket.socket(socket.AF_UNIX)
            channel.connect(sys.argv[1])
            try:
                channel.sendall(b'words=' + b'3' * 1000000)
                channel.shutdown(socket.SHUT_WR)
                print('answered', channel.recv(100))
            except OSError:
                print('answered', b'')
            """;

    @TempDir private Path runtime;

    @BeforeEach
    void makeOurs() throws IOException {
        permit("rwx------");
    }

    private void permit(String permissions) throws IOException {
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString(permissions));
    }

    private ChildProcess launch(String... arguments) {
        return launch(Map.of(), arguments);
    }

    private ChildProcess launch(Map<String, String> more, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OneLaunch.class.getName()));
        command.addAll(List.of(arguments));
        var environment =
                new HashMap<>(Map.of("XDG_RUNTIME_DIR", runtime.toString(), "DISPLAY", ":1"));
        environment.put("DESKTOP_STARTUP_ID", "");
        environment.put("XDG_ACTIVATION_TOKEN", "");
        environment.putAll(more);
        return ChildProcess.start(Path.of("").toAbsolutePath(), environment, command);
    }

    private Path place() {
        return runtime.resolve("bindsight");
    }

    @Test
    void aSecondLaunchHandsOverWhatItWasGivenAndEnds() {
        try (var first = launch()) {
            first.awaitLine("^first$");
            String error = "Error: größe\nlisten EADDRINUSE :::3000";
            try (var second = launch(Map.of("DESKTOP_STARTUP_ID", "panel_TIME42"), error)) {
                second.awaitLine("^passed on$");
                assertThat(second.awaitExit()).isZero();
            }
            first.awaitLine("^shown null\\|Error: größe$");
            first.awaitLine("^listen EADDRINUSE :::3000\\|panel_TIME42$");
            try (var third = launch("--show", "bind")) {
                third.awaitLine("^passed on$");
            }
            first.awaitLine("^shown bind\\|\\|$");
        }
    }

    @Test
    void anotherDisplayHasItsOwnWindow() {
        try (var first = launch();
                var other = launch(Map.of("DISPLAY", ":2"));
                var same = launch(Map.of("DISPLAY", ":2.0"))) {
            first.awaitLine("^first$");
            Eventually.holds(
                    "one window on the other display",
                    () -> (other.output() + same.output()).contains("first"));
            assertThat(first.output()).doesNotContain("shown");
        }
    }

    @Test
    void ofLaunchesAtTheSameInstantOneOpensAWindow() {
        var all = new ArrayList<ChildProcess>();
        try {
            for (int i = 0; i < 4; i++) {
                all.add(launch());
            }
            all.forEach(each -> each.awaitLine("first|passed on|alone"));
            assertThat(all)
                    .extracting(each -> each.output().lines().findFirst().orElseThrow())
                    .containsExactlyInAnyOrder("first", "passed on", "passed on", "passed on");
        } finally {
            all.forEach(ChildProcess::close);
        }
    }

    @Test
    void aSocketThatWasLeftBehindIsReplacedAndOneThatWasClosedIsGone() throws Exception {
        try (var killed = launch()) {
            killed.awaitLine("^first$");
            killed.process().destroyForcibly().waitFor();
        }
        assertThat(place().resolve("window:1")).exists();
        try (var next = launch()) {
            next.awaitLine("^first$");
            next.send("");
            next.awaitExit();
        }
        assertThat(place().resolve("window:1")).doesNotExist();
    }

    @Test
    void aWindowThatHangsIsNotWaitedFor() {
        try (var first = launch("hangs")) {
            first.awaitLine("^first$");
            try (var second = launch()) {
                second.awaitLine("^alone$");
            }
        }
    }

    @Test
    void aDirectoryThatOthersCanEnterIsNoMeetingPlace() throws IOException {
        permit("rwxr-xr-x");
        try (var first = launch()) {
            first.awaitLine("^alone$");
        }
        permit("rwx------");
        Files.createDirectory(place());
        Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("rwxrwx---"));
        Map<String, String> environment =
                Map.of("XDG_RUNTIME_DIR", runtime.toString(), "DISPLAY", ":1");
        assertThat(MeetingPlace.of(environment)).isEmpty();
        Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("rwx------"));
        assertThat(MeetingPlace.of(environment)).isPresent();
        assertThat(MeetingPlace.of(Map.of("DISPLAY", ":1"))).as("no such directory").isEmpty();
        Path link = Files.createSymbolicLink(runtime.resolve("link"), runtime);
        assertThat(MeetingPlace.of(Map.of("XDG_RUNTIME_DIR", link.toString(), "DISPLAY", ":1")))
                .as("a link, which somebody else may have made")
                .isEmpty();
    }

    @Test
    void nothingIsHandedOverToSomebodyElse() throws IOException {
        becomingAnotherUserTakesRoot();
        Files.createDirectory(
                place(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var stranger = python(FALSE_FIRST, place().resolve("window:1"))) {
            stranger.awaitLine("^listens$");
            try (var launch = launch("3000")) {
                launch.awaitLine("^alone$");
            }
            stranger.awaitLine("^heard b''$");
        }
    }

    @Test
    void nothingIsTakenFromSomebodyElseAndNoEndlessMessage() {
        becomingAnotherUserTakesRoot();
        try (var first = launch()) {
            first.awaitLine("^first$");
            try (var stranger = stranger(place().resolve("window:1"))) {
                stranger.awaitLine("^answered b''$");
            }
            try (var babbler = python(BABBLER, place().resolve("window:1"))) {
                babbler.awaitLine("^answered b''$");
            }
            try (var second = launch("4000")) {
                second.awaitLine("^passed on$");
            }
            first.awaitLine("^shown null\\|4000\\|$");
            assertThat(first.output().lines().filter(line -> line.startsWith("shown"))).hasSize(1);
        }
    }

    private static void becomingAnotherUserTakesRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "another user takes root");
    }

    private static ChildProcess stranger(Path place) {
        var command = new ArrayList<>(NOBODY);
        command.addAll(List.of("python3", "-u", "-c", VISITOR, place.toString()));
        return ChildProcess.start(command.toArray(String[]::new));
    }

    private static ChildProcess python(String program, Path place) {
        return ChildProcess.start("python3", "-u", "-c", program, place.toString());
    }
}
