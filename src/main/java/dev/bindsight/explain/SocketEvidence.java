package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Whether an errno is one of a socket. Files give most of them too: "Permission denied" alone says
 * nothing, and with the name of a file it is none of ours.
 */
final class SocketEvidence {
    /** What only sockets and names of hosts give. */
    private static final Set<String> OF_SOCKETS =
            Set.of(
                    "EADDRINUSE",
                    "EADDRNOTAVAIL",
                    "ECONNREFUSED",
                    "ETIMEDOUT",
                    "ENETUNREACH",
                    "EHOSTUNREACH",
                    "ECONNRESET",
                    "ECONNABORTED",
                    "ENOTSOCK",
                    "EAFNOSUPPORT",
                    "EISCONN",
                    "ENOTCONN",
                    "EINPROGRESS",
                    "EALREADY",
                    "EPROTOTYPE",
                    "EPROTONOSUPPORT",
                    "ESOCKTNOSUPPORT",
                    "EDESTADDRREQ",
                    "EMSGSIZE",
                    "ENETDOWN",
                    "ENETRESET",
                    "EHOSTDOWN",
                    "ENOPROTOOPT",
                    "ETOOMANYREFS",
                    "EOPNOTSUPP");

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

    private final String text;

    SocketEvidence(String text) {
        this.text = text;
    }

    static boolean isOfSockets(String errno) {
        return OF_SOCKETS.contains(errno) || errno.startsWith("EAI_");
    }

    /** Whether an errno that files have too is said of a socket. */
    boolean isGiven(
            Cluster cluster,
            CallChoice.@Nullable Chosen call,
            PlaceChoice.Chosen place,
            boolean onlyLine) {
        if (call != null) {
            return true;
        }
        if (place.hostAt() != null
                && near(cluster, place.hostAt().start(), place.hostAt().end())
                && (place.port() > 0 || place.host().startsWith("/"))) {
            return true;
        }
        if (place.portAt() != null && near(cluster, place.portAt().start(), place.portAt().end())) {
            return true;
        }
        return standsAlone(cluster, onlyLine);
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
        int lineEnd = text.indexOf('\n', cluster.end());
        int end = lineEnd < 0 ? text.length() : lineEnd;
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
        boolean exception =
                number
                        && (text.startsWith("Error: ", start - 7)
                                || text.startsWith("error: ", start - 7));
        return exception || onlyLine && start - cluster.from() <= 1;
    }
}
