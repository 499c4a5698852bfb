package dev.bindsight.platform.linux;

import dev.bindsight.platform.UnitFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The .socket units on disk, in the directories where systemd looks for them (systemd.unit(5),
 * "Unit File Load Path"), each with its drop-ins behind it as {@code systemctl cat} prints it.
 *
 * @param system where the system's manager looks, what takes precedence first
 * @param user where the users' managers look
 */
record SocketUnitFiles(List<Path> system, List<Path> user) {
    private static final String SUFFIX = ".socket";

    private static final List<String> SYSTEM =
            List.of(
                    "/etc/systemd/system.control",
                    "/run/systemd/system.control",
                    "/run/systemd/transient",
                    "/run/systemd/generator.early",
                    "/etc/systemd/system",
                    "/etc/systemd/system.attached",
                    "/run/systemd/system",
                    "/run/systemd/system.attached",
                    "/run/systemd/generator",
                    "/usr/local/lib/systemd/system",
                    "/usr/lib/systemd/system",
                    "/lib/systemd/system",
                    "/run/systemd/generator.late");

    private static final List<String> USER =
            List.of(
                    "/etc/xdg/systemd/user",
                    "/etc/systemd/user",
                    "/run/systemd/user",
                    "/usr/local/share/systemd/user",
                    "/usr/share/systemd/user",
                    "/usr/local/lib/systemd/user",
                    "/usr/lib/systemd/user",
                    "/lib/systemd/user");

    /**
     * The directories of this machine.
     *
     * @param home the home directory, below which the user's own units are
     */
    static SocketUnitFiles ofMachine(Path home) {
        List<Path> user = new ArrayList<>();
        user.add(home.resolve(".config/systemd/user.control"));
        user.add(home.resolve(".config/systemd/user"));
        user.addAll(paths(USER));
        user.add(home.resolve(".local/share/systemd/user"));
        return new SocketUnitFiles(paths(SYSTEM), user);
    }

    /** Every unit once, by name, the system's first; those of directories that can be read. */
    List<UnitFile> read() {
        List<UnitFile> units = new ArrayList<>(read(system, false));
        units.addAll(read(user, true));
        return units;
    }

    private static List<UnitFile> read(List<Path> directories, boolean user) {
        Map<String, Path> first = new TreeMap<>();
        for (Path directory : directories) {
            for (Path file : list(directory, "*" + SUFFIX)) {
                first.putIfAbsent(file.getFileName().toString(), file);
            }
        }
        List<UnitFile> units = new ArrayList<>();
        first.forEach((name, file) ->
                units.add(new UnitFile(name, user, text(file) + dropIns(name, directories))));
        return units;
    }

    /** Drop-ins apply in the order of their names, whatever directory they are in. */
    private static String dropIns(String unit, List<Path> directories) {
        Map<String, Path> first = new TreeMap<>();
        for (Path directory : directories) {
            for (Path file : list(directory.resolve(unit + ".d"), "*.conf")) {
                first.putIfAbsent(file.getFileName().toString(), file);
            }
        }
        var texts = new StringBuilder();
        first.values().forEach(file -> texts.append('\n').append(text(file)));
        return texts.toString();
    }

    private static Collection<Path> list(Path directory, String glob) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            entries.forEach(files::add);
        } catch (IOException | DirectoryIteratorException _) {
            // most of the directories do not exist on most machines
        }
        return files;
    }

    /** The text of a file; a masked unit is a link to /dev/null and reads as nothing. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException _) {
            // removed since it was listed, a dangling link, or closed to this user
            return "";
        }
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).toList();
    }
}
