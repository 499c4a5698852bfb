package dev.bindsight.platform.linux;

import dev.bindsight.platform.SocketPlaces.Registered;

import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Reads what an io_uring says of its registered files in {@code /proc/PID/fdinfo/FD}
 * (io_uring_show_fdinfo of io_uring/fdinfo.c). Pure.
 *
 * <pre>
 * UserFiles:	2
 *     0: socket:[123]
 *     1: /var/log/web.log
 * UserBufs:	0
 * </pre>
 */
final class RingInfo {
    private static final String FILES = "UserFiles:";
    private static final String SOCKET = "socket:[";

    private RingInfo() {}

    /** The sockets among the registered files. */
    static Registered parse(String fdinfo) {
        LongStream.Builder inodes = LongStream.builder();
        long files = -1;
        boolean inFiles = false;
        boolean named = false;
        for (String line : fdinfo.split("\n")) {
            if (line.startsWith(FILES)) {
                files = ProcText.number(line.substring(FILES.length()).strip(), 10).orElse(-1);
                inFiles = true;
            } else if (inFiles && !line.isEmpty() && Character.isLetter(line.charAt(0))) {
                inFiles = false;
            } else if (inFiles) {
                named = true;
                socket(line).ifPresent(inodes::add);
            }
        }
        // with its lock taken by another thread the kernel prints the count and no files, or
        // nothing
        return new Registered(inodes.build().toArray(), files == 0 || named);
    }

    private static OptionalLong socket(String line) {
        int colon = line.indexOf(": ");
        String path = colon < 0 ? "" : line.substring(colon + 2).strip();
        return path.startsWith(SOCKET) && path.endsWith("]")
                ? ProcText.number(path.substring(SOCKET.length(), path.length() - 1), 10)
                : OptionalLong.empty();
    }
}
