package dev.bindsight.app;

import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrUn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the launches of one user on one display find each other: in {@code
 * XDG_RUNTIME_DIR/bindsight} (XDG Base Directory Specification), which nobody else can enter.
 *
 * @param socket on which the window listens
 * @param lock held by who finds out whether one does
 * @param user whose it is
 */
record MeetingPlace(Path socket, Path lock, UserPrincipal user) {
    /** Of {@code sun_path} in unix(7), which ends with a null. */
    private static final int LONGEST_PATH = SockaddrUn.SIZE - SockaddrUn.SUN_PATH - 1;

    private static final Set<PosixFilePermission> OURS_ALONE =
            PosixFilePermissions.fromString("rwx------");

    private static final FileAttribute<Set<PosixFilePermission>> FOR_US =
            PosixFilePermissions.asFileAttribute(OURS_ALONE);

    /** The place; empty where there is none that is this user's alone. */
    static Optional<MeetingPlace> of(Map<String, String> environment) {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        String display = environment.getOrDefault("DISPLAY", "");
        if (!runtime.startsWith("/") || display.isEmpty()) {
            return Optional.empty();
        }
        try {
            UserPrincipal user = Files.getOwner(Path.of("/proc/self"));
            Path directory = Path.of(runtime, "bindsight");
            String name = "window" + name(display);
            Path socket = directory.resolve(name);
            boolean fits =
                    socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
            return fits && isOurs(Path.of(runtime), user) && isOurs(made(directory), user)
                    ? Optional.of(new MeetingPlace(socket, directory.resolve(name + ".lock"), user))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
            // no Linux, no such directory, or a file system that keeps no owners
            return Optional.empty();
        }
    }

    /** Of {@code :0} and {@code :0.0}, which are the same screen, the same. */
    private static String name(String display) {
        return display.replaceFirst("(:[0-9]+)\\.0$", "$1").replace('/', '_');
    }

    private static Path made(Path directory) throws IOException {
        try {
            return Files.createDirectory(directory, FOR_US);
        } catch (FileAlreadyExistsException e) {
            return directory;
        }
    }

    private static boolean isOurs(Path directory, UserPrincipal user) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(
                        directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isDirectory()
                && found.owner().equals(user)
                && found.permissions().equals(OURS_ALONE);
    }
}
