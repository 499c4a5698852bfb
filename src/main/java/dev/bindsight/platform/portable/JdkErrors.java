package dev.bindsight.platform.portable;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAGAIN;
import static dev.bindsight.model.ErrnoName.ECONNABORTED;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.ECONNRESET;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.EIO;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.EPIPE;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;

import static java.util.Map.entry;

import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Map;

/**
 * The errno behind an exception of the JDK, which keeps only its wording (net_util.c and
 * WindowsSocketChannel's messages). Known words name it; any other is told as EIO, because a guess
 * would be shown as a fact.
 */
final class JdkErrors {
    private static final Map<String, ErrnoName> WORDS =
            Map.ofEntries(
                    entry("address already in use", EADDRINUSE),
                    entry("assign requested address", EADDRNOTAVAIL),
                    entry("permission denied", EACCES),
                    entry("connection refused", ECONNREFUSED),
                    entry("connection reset", ECONNRESET),
                    entry("broken pipe", EPIPE),
                    entry("resource temporarily unavailable", EAGAIN),
                    entry("connection timed out", ETIMEDOUT),
                    entry("operation timed out", ETIMEDOUT),
                    entry("network is unreachable", ENETUNREACH),
                    entry("no route to host", EHOSTUNREACH),
                    entry("host is unreachable", EHOSTUNREACH));

    private final SystemErrno numbers;

    JdkErrors(SystemErrno numbers) {
        this.numbers = numbers;
    }

    /** What made the JDK throw. */
    Errno errno(IOException thrown) {
        if (thrown instanceof PortUnreachableException) {
            return numbers.of(ECONNREFUSED);
        }
        if (thrown instanceof ClosedChannelException) {
            // its socket was shut down
            return numbers.of(ECONNABORTED);
        }
        String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(each -> message.contains(each.getKey()))
                .map(each -> numbers.of(each.getValue()))
                .findFirst()
                .orElseGet(() -> numbers.of(EIO));
    }
}
