package dev.bindsight.platform.linux;

import dev.bindsight.platform.linux.abi.FileAbi;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the name of a command leads (execvp(3)): a path to itself, else through the PATH. */
final class SearchPath {
    private static final MemorySegment FACCESSAT = Libc.function("faccessat");

    /** What execvp searches where there is no PATH. */
    private static final String DEFAULT = "/bin:/usr/bin";

    private final Libc libc;
    private final Caller caller;

    SearchPath(Libc libc, Caller caller) {
        this.libc = libc;
        this.caller = caller;
    }

    /** The first file that may be executed. */
    Optional<byte[]> executable(byte[] name) {
        return candidates(name).filter(each -> isThere(each, FileAbi.X_OK)).findFirst();
    }

    /** Whether there is any file. */
    boolean exists(byte[] name) {
        return candidates(name).anyMatch(each -> isThere(each, FileAbi.F_OK));
    }

    private boolean isThere(byte[] path, int how) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(path.length + 1L);
            NativeBytes.write(path, text, 0);
            return libc.call(FACCESSAT, FileAbi.AT_FDCWD, text.address(), how, 0) == 0;
        }
    }

    private Stream<byte[]> candidates(byte[] name) {
        for (byte each : name) {
            if (each == '/') {
                return Stream.of(inDirectory(name));
            }
        }
        return Stream.of(path().split(":", -1))
                .map(each -> joined(List.of(latin(each.isEmpty() ? "." : each), latin("/"), name)))
                .map(this::inDirectory);
    }

    private String path() {
        return caller.environment().stream()
                .map(each -> new String(each, StandardCharsets.ISO_8859_1))
                .filter(each -> each.startsWith("PATH="))
                .map(each -> each.substring("PATH=".length()))
                .findFirst()
                .orElse(DEFAULT);
    }

    /** A path from the caller's directory, where this process has another. */
    private byte[] inDirectory(byte[] path) {
        String directory = caller.directory();
        return directory == null || path.length > 0 && path[0] == '/'
                ? path
                : joined(List.of((directory + "/").getBytes(StandardCharsets.UTF_8), path));
    }

    /** Each character for a byte, so that no encoding changes any. */
    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
