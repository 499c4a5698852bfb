package dev.bindsight.platform.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a mountinfo file (proc_pid_mountinfo(5)). Pure. */
final class MountTable {
    private MountTable() {}

    /**
     * One mount.
     *
     * @param root the directory of the file system that is mounted
     * @param point where, as this process sees it
     * @param type the type of file system
     * @param options those of the file system as a whole
     */
    record Mount(String root, String point, String type, Set<String> options) {}

    /** The mounts, in the order they were made; of several at one point the last is seen. */
    static List<Mount> parse(String mountinfo) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : mountinfo.split("\n")) {
            // optional fields stand between the sixth field and a lone hyphen
            int hyphen = line.indexOf(" - ");
            if (hyphen < 0) {
                continue;
            }
            String[] front = line.substring(0, hyphen).split(" ");
            String[] back = line.substring(hyphen + 3).split(" ");
            if (front.length >= 6 && back.length >= 3) {
                mounts.add(
                        new Mount(
                                unescape(front[3]),
                                unescape(front[4]),
                                back[0],
                                Set.copyOf(List.of(back[2].split(",")))));
            }
        }
        return mounts;
    }

    /** Space, tab, newline and backslash are written as three octal digits. */
    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        var text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int code = c == '\\' && i + 3 < field.length() ? octal(field, i + 1) : -1;
            if (code >= 0) {
                text.append((char) code);
                i += 3;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int octal(String field, int from) {
        int value = 0;
        for (int i = from; i < from + 3; i++) {
            int digit = field.charAt(i) - '0';
            if (digit < 0 || digit > 7) {
                return -1;
            }
            value = value * 8 + digit;
        }
        return value;
    }
}
