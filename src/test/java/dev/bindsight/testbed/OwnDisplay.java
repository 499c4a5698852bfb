package dev.bindsight.testbed;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the tests an X display of their own, also on a desktop, because TestFX moves the real
 * pointer and types on the real keyboard.
 *
 * <p>JavaFX reads DISPLAY with getenv(3) when it starts, so it is set in this very process. The
 * server ends when the pipe to its shell closes, which is when this JVM has ended: GTK calls
 * exit(1) if the server goes away before. It does not start anew when its last window closes: a JVM
 * that opens the next would miss it. It repeats no key: on a busy machine one that is pressed and
 * let go at once is down for long.
 */
public final class OwnDisplay implements LauncherSessionListener {
    private static final String PROPERTY = "bindsight.test.display";
    private static final String START =
            "Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp -noreset -r 3>&1 >/dev/null 2>&1"
                    + " & server=$!; cat >/dev/null; kill $server";

    /** Made by the launcher. */
    public OwnDisplay() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        unset("WAYLAND_DISPLAY");
        unset("DISPLAY");
        if (onPath("Xvfb")) {
            String display = ":" + startServer();
            set("DISPLAY", display);
            set("GDK_BACKEND", "x11");
            System.setProperty(PROPERTY, display);
        }
    }

    /** Fails with what to install unless the tests have their display. */
    public static void require() {
        if (System.getProperty(PROPERTY) == null) {
            throw new AssertionError(
                    "Tests of the window need Xvfb: install the package xvfb (Debian, Ubuntu) or"
                            + " xorg-x11-server-Xvfb (Fedora)");
        }
    }

    private static boolean onPath(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static int startServer() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", START).start();
            var line = new StringBuilder();
            int next = shell.getInputStream().read();
            while (next >= 0 && next != '\n') {
                line.append((char) next);
                next = shell.getInputStream().read();
            }
            if (line.isEmpty()) {
                throw new AssertionError("Xvfb started, but named no display");
            }
            return Integer.parseInt(line.toString().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            int result =
                    (int)
                            function(
                                            "setenv",
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.JAVA_INT))
                                    .invokeExact(
                                            arena.allocateFrom(name, StandardCharsets.UTF_8),
                                            arena.allocateFrom(value, StandardCharsets.UTF_8),
                                            1);
            check(name, result);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void unset(String name) {
        try (Arena arena = Arena.ofConfined()) {
            int result =
                    (int)
                            function(
                                            "unsetenv",
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                                    .invokeExact(arena.allocateFrom(name, StandardCharsets.UTF_8));
            check(name, result);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void check(String name, int result) {
        if (result != 0) {
            throw new AssertionError("the environment variable " + name + " could not be changed");
        }
    }

    @SuppressWarnings("restricted") // the C library is the only way to change the environment
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
    }
}
