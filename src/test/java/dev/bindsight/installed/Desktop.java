package dev.bindsight.installed;

import static java.util.stream.Collectors.joining;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.jspecify.annotations.Nullable;

import java.awt.Point;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A desktop with a display, a home and a runtime directory of its own: Xvfb, openbox, and pcmanfm
 * that shows a folder with nothing but the icon of Bindsight. Closing it ends what runs on it.
 */
final class Desktop implements AutoCloseable {
    static final String WINDOW_CLASS = "dev.bindsight.app.DesktopApplication";

    private static final Path DESKTOP_FILE =
            Path.of("/usr/share/applications/dev.bindsight.Bindsight.desktop");

    /** The ground of the icon. */
    private static final int ICON_BLUE = 0x0969DA;

    private final Path folder;
    private final Path home;
    private String display = "";
    private @Nullable Point icon;
    private final Deque<ChildProcess> children = new ArrayDeque<>();

    Desktop(Path folder) throws IOException {
        this.folder = folder;
        this.home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path applications = Files.createDirectory(home.resolve("Applications"));
        Files.createSymbolicLink(
                applications.resolve(DESKTOP_FILE.getFileName().toString()), DESKTOP_FILE);
        Path settings = Files.createDirectories(home.resolve(".config/libfm"));
        // opens what was double-clicked without asking whether to
        Files.writeString(settings.resolve("libfm.conf"), "[config]\nquick_exec=1\n");
        ChildProcess server =
                ChildProcess.start(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "1600x1000x24",
                        "-noreset",
                        "-nolisten",
                        "tcp");
        children.push(server);
        try {
            display = ":" + server.awaitNumber("^(\\d+)$");
            start("openbox");
            Eventually.holds("openbox manages the windows", this::isManaged);
            start("pcmanfm", applications.toString());
        } catch (AssertionError e) {
            String said = children.stream().map(ChildProcess::output).collect(joining("\n"));
            close();
            throw new AssertionError(e.getMessage() + "\n" + said, e);
        }
    }

    Path home() {
        return home;
    }

    /** Runs a program as what is on this desktop runs. */
    Command run(String... words) {
        return Command.run(onDesktop(words));
    }

    /** Double-clicks the icon with the pointer. It is found by its colour. */
    void doubleClickIcon() {
        String files = awaitWindow("--class", "pcmanfm");
        run("xdotool", "windowactivate", "--sync", files);
        // once it is selected it is tinted
        if (icon == null) {
            Eventually.holds("pcmanfm shows the icon", () -> findIcon(picture(files)));
        }
        move(files, Objects.requireNonNull(icon));
        run("xdotool", "click", "--repeat", "2", "--delay", "90", "1");
    }

    /** The window of Bindsight, once it is mapped. */
    String awaitBindsight() {
        return awaitWindow("--class", WINDOW_CLASS);
    }

    /** The ids of its mapped windows. */
    List<String> windowsOfBindsight() {
        return windows("--class", WINDOW_CLASS);
    }

    /** The id of the window that has the focus. */
    String activeWindow() {
        return run("xdotool", "getactivewindow").output().strip();
    }

    void click(String window, Point at) {
        move(window, at);
        run("xdotool", "click", "1");
    }

    void key(String... keys) {
        var words = new ArrayList<>(List.of("xdotool", "key"));
        words.addAll(List.of(keys));
        run(words.toArray(String[]::new));
    }

    void type(String text) {
        run("xdotool", "type", text);
    }

    /** What lies on the clipboard, empty if nothing does. */
    String clipboard() {
        Command pasted = run("timeout", "5", "xclip", "-o", "-selection", "clipboard");
        return pasted.status() == 0 ? pasted.output() : "";
    }

    void clearClipboard() {
        run("sh", "-c", "printf '' | xclip -selection clipboard >/dev/null 2>&1");
    }

    Picture picture(String window) {
        Path file = folder.resolve("window.png");
        run("import", "-window", window, file.toString());
        return Picture.read(file);
    }

    /** Keeps what is on the screen, for who reads a failure. */
    void keepPicture(Path file) {
        run("import", "-window", "root", file.toString());
    }

    @Override
    public void close() {
        children.forEach(ChildProcess::close);
    }

    private boolean isManaged() {
        return run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").output().contains("# 0x");
    }

    private boolean findIcon(Picture picture) {
        // right of the places and below the bars
        var view = new Rectangle(130, 70, picture.width() - 130, picture.height() - 70);
        icon = picture.middleOf(ICON_BLUE, view).orElse(null);
        return icon != null;
    }

    private void move(String window, Point at) {
        run(
                "xdotool",
                "mousemove",
                "--window",
                window,
                Integer.toString(at.x),
                Integer.toString(at.y));
    }

    private String awaitWindow(String... wanted) {
        Eventually.holds(
                "a window with " + String.join(" ", wanted), () -> !windows(wanted).isEmpty());
        return windows(wanted).getFirst();
    }

    private List<String> windows(String... wanted) {
        var words = new ArrayList<>(List.of("xdotool", "search", "--onlyvisible"));
        words.addAll(List.of(wanted));
        Command found = run(words.toArray(String[]::new));
        return found.status() == 0 ? found.output().lines().sorted().toList() : List.of();
    }

    private void start(String... words) {
        List<String> all = onDesktop(words);
        children.push(ChildProcess.start(all.toArray(String[]::new)));
    }

    private List<String> onDesktop(String... words) {
        var all =
                new ArrayList<>(
                        List.of(
                                "env",
                                "-i",
                                "PATH=/usr/local/bin:/usr/bin:/bin",
                                "LANG=C.UTF-8",
                                "HOME=" + home,
                                "XDG_RUNTIME_DIR=" + folder.resolve("run"),
                                "DISPLAY=" + display));
        all.addAll(List.of(words));
        return all;
    }
}
