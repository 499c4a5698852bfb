package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the smaller files of /proc/PID, each given as text. Pure. */
final class ProcText {
    /** The first line of a status file is Name:, which may hold anything but a newline. */
    private static final byte[] USER = "\nUid:\t".getBytes(StandardCharsets.US_ASCII);

    private ProcText() {}

    /**
     * The arguments in a cmdline file: each ended by NUL, the last perhaps not. A server that wrote
     * a title over them, as the workers of nginx do, leaves NULs up to the old end: two or more
     * empty arguments there are no arguments.
     */
    static List<String> arguments(String cmdline) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        while (start < cmdline.length()) {
            int end = cmdline.indexOf('\0', start);
            end = end < 0 ? cmdline.length() : end;
            arguments.add(cmdline.substring(start, end));
            start = end + 1;
        }
        int last = arguments.size();
        while (last > 0 && arguments.get(last - 1).isEmpty()) {
            last--;
        }
        return arguments.size() - last < 2 ? arguments : List.copyOf(arguments.subList(0, last));
    }

    /**
     * One number of a status file (proc_pid_status(5)), whose lines read {@code Name:\tvalue}.
     *
     * @param column which of the numbers in the line, from 0
     * @param radix 10, or 16 for signal and capability sets
     */
    static OptionalLong statusNumber(String status, String name, int column, int radix) {
        // the first line is Name:, which may hold anything but a newline
        int line = status.indexOf("\n" + name + ":");
        if (line < 0) {
            return OptionalLong.empty();
        }
        int start = line + name.length() + 2;
        int end = status.indexOf('\n', start);
        String[] values =
                status.substring(start, end < 0 ? status.length() : end).strip().split("\\s+");
        return column < values.length ? number(values[column], radix) : OptionalLong.empty();
    }

    /**
     * The effective user in a status file, whose line reads {@code Uid: real effective saved
     * filesystem}.
     *
     * @return the number, or -1 if there is none
     */
    static long user(MemorySegment status, long length) {
        for (long at = 0; at + USER.length < length; at++) {
            if (begins(status, at, USER)) {
                long column = at + USER.length;
                while (column < length && status.get(JAVA_BYTE, column) != '\t') {
                    column++;
                }
                long user = -1;
                for (long i = column + 1; i < length; i++) {
                    int digit = status.get(JAVA_BYTE, i) - '0';
                    if (digit < 0 || digit > 9) {
                        break;
                    }
                    user = Math.max(0, user) * 10 + digit;
                }
                return user;
            }
        }
        return -1;
    }

    private static boolean begins(MemorySegment text, long at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (text.get(JAVA_BYTE, at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The cgroup in a cgroup file (cgroups(7)), whose lines read {@code id:controllers:path}: that
     * of cgroup v2, or where only systemd's own v1 hierarchy knows a path, that one.
     */
    static @Nullable String cgroup(String text) {
        String unified = null;
        String named = null;
        for (String line : text.split("\n")) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3 || !parts[2].startsWith("/")) {
                continue;
            }
            if (parts[0].equals("0") && parts[1].isEmpty()) {
                unified = parts[2];
            } else if (parts[1].equals("name=systemd")) {
                named = parts[2];
            }
        }
        boolean unifiedTells = unified != null && !unified.equals("/");
        return unifiedTells || named == null ? unified : named;
    }

    /**
     * An IPv4 address, or a part of an IPv6 one, which the kernel prints as one number of its own
     * byte order.
     *
     * @return the same with the first octet highest
     */
    static int networkOrder(int word) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Integer.reverseBytes(word)
                : word;
    }

    static OptionalLong number(String digits, int radix) {
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, radix));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
