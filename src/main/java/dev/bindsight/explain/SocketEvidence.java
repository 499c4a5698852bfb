package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Whether an errno is one of a socket. Files give most of them too: "Permission denied" alone says
 * nothing, and with the name of a file it is none of ours.
 */
final class SocketEvidence {
    /** Behind an errno, what Node.js says of files; lib/fs.js. */
    private static final Set<String> FILE_CALLS =
            Set.of(
                    "open",
                    "stat",
                    "lstat",
                    "unlink",
                    "mkdir",
                    "rmdir",
                    "scandir",
                    "rename",
                    "access",
                    "copyfile",
                    "chmod",
                    "chown",
                    "readlink",
                    "symlink",
                    "watch",
                    "realpath",
                    "utime",
                    "spawn",
                    "exec",
                    "ftruncate",
                    "fsync",
                    "opendir",
                    "uv_cwd",
                    "lchown",
                    "link");

    private static final int NEAR = 40;

    /** "An attempt was made to access a socket", where only what follows is known. */
    private static final int BEFORE_WORDS = 30;

    private final String text;

    SocketEvidence(String text) {
        this.text = text;
    }

    /** Whether all that it says is that a file is not there, in a line that speaks of no socket. */
    boolean isOfFiles(Cluster cluster) {
        for (Mention each : cluster.mentions()) {
            if (each.kind() != ErrnoWord.Kind.WORDS
                    || !each.errno().equals(ErrnoName.ENOENT.name())) {
                return false;
            }
        }
        return !SocketTalk.around(text, cluster.from(), cluster.to(), cluster.end());
    }

    /** Whether the words that say it are those of a port, and not of a name that is taken. */
    boolean isOfSockets(Cluster cluster, String errno) {
        Mention said = cluster.strongest();
        boolean vague =
                said.end() - said.start() == 14
                        && said.errno().equals(ErrnoName.EADDRINUSE.name())
                        && text.regionMatches(true, said.start(), "already in use", 0, 14);
        Integer number = said.number();
        boolean guessed =
                number != null
                        && Math.abs(number) < 3_000
                        && text.regionMatches(true, said.start(), "error", 0, 5)
                        && Ascii.at(text, said.start() + 5) != 'n';
        return isOfSockets(errno) && !guessed && (!vague || ofPort(cluster));
    }

    private boolean ofPort(Cluster cluster) {
        for (int i = Math.max(cluster.from(), cluster.start() - 120); i < cluster.start(); i++) {
            boolean word =
                    text.regionMatches(true, i, "port ", 0, 5)
                            || text.regionMatches(true, i, "address", 0, 7) && !isOfMail(i)
                            || text.regionMatches(true, i, "socket", 0, 6);
            if (word && !Ascii.isLetter(Ascii.at(text, i - 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfMail(int address) {
        return address >= 5 && text.regionMatches(true, address - 5, "mail ", 0, 5);
    }

    static boolean isOfSockets(String errno) {
        return ErrnoKind.SOCKETS.has(errno) || errno.startsWith("EAI_");
    }

    /**
     * Whether an errno may be one of a file where the call is of either: older Javas write files
     * and sockets by {@code sun.nio.ch.FileDispatcherImpl.write0}.
     */
    static boolean isOfFilesToo(String errno) {
        return !isOfSockets(errno) && !ErrnoKind.BROKEN.has(errno);
    }

    /** Whether an errno that files have too is said of a socket. */
    boolean isGiven(
            Cluster cluster,
            CallChoice.@Nullable Chosen call,
            PlaceChoice.Chosen place,
            boolean onlyLine) {
        int around = Math.max(cluster.from(), cluster.start() - BEFORE_WORDS);
        if (text.indexOf("a socket", around, cluster.end()) >= 0) {
            return true; // as Windows words it
        }
        if (call != null || text.startsWith("Socket", Math.max(0, exception(cluster)))) {
            return true;
        }
        if (place.hostAt() != null
                && near(cluster, place.hostAt().start(), place.hostAt().end())
                && (place.port() > 0 || isSocketPath(place.host()))) {
            return true;
        }
        if (place.portAt() != null && near(cluster, place.portAt().start(), place.portAt().end())) {
            return true;
        }
        return standsAlone(cluster, onlyLine);
    }

    /**
     * Where the last part of the class begins that stands before: {@code SocketException (13): }.
     */
    private int exception(Cluster cluster) {
        int found = last(cluster);
        return found >= cluster.from() && cluster.start() - found < 40 ? found : cluster.end();
    }

    private int last(Cluster cluster) {
        for (int i = cluster.start(); i >= Math.max(cluster.from(), cluster.start() - 40); i--) {
            if (text.startsWith("SocketException", i)) {
                return i;
            }
        }
        return -1;
    }

    /** A path that is one of a socket by its name; others are of files. */
    private static boolean isSocketPath(@Nullable String host) {
        return host != null
                && host.startsWith("/")
                && (host.contains(".sock") || host.contains("socket") || host.contains("/.s."));
    }

    private static boolean near(Cluster cluster, int start, int end) {
        return start >= cluster.end() ? start - cluster.end() < NEAR : cluster.start() - end < NEAR;
    }

    /** {@code , open '/etc/x'}, {@code : '/etc/x'}. */
    boolean namesFile(int end) {
        int at = end;
        while (at < text.length()
                && at < end + 40
                && (Ascii.isLetter(text.charAt(at))
                        || text.charAt(at) == ' '
                        || text.charAt(at) == ':')
                && text.charAt(at) != ',') {
            at++;
        }
        if (text.startsWith(", ", at)) {
            int word = at + 2;
            int behind = word;
            while (behind < text.length()
                    && Ascii.isWord(text.charAt(behind))
                    && behind < word + 12) {
                behind++;
            }
            return FILE_CALLS.contains(text.substring(word, behind));
        }
        char quote = Ascii.at(text, at);
        if (quote == '\'' || quote == '"') {
            char first = Ascii.at(text, at + 1);
            return Ascii.isLetter(first) || first == '/' || first == '.';
        }
        return false;
    }

    /**
     * It ends a traceback, {@code OSError: [Errno 9] Bad file descriptor}, or is all that was
     * pasted.
     */
    private boolean standsAlone(Cluster cluster, boolean onlyLine) {
        int end = cluster.to();
        if (end - cluster.end() > 3) {
            return false;
        }
        for (int i = cluster.end(); i < end; i++) {
            if (Ascii.isWord(text.charAt(i))) {
                return false;
            }
        }
        int start = cluster.start();
        boolean number =
                cluster.mentions().stream()
                        .map(Mention::kind)
                        .anyMatch(kind -> kind == ErrnoWord.Kind.NUMBER);
        if (ErrnoKind.FILES.has(cluster.strongest().errno())) {
            return false;
        }
        boolean exception =
                number
                        && (text.startsWith("Error: ", start - 7)
                                || text.startsWith("error: ", start - 7));
        return exception || onlyLine && start - cluster.from() <= 1;
    }
}
