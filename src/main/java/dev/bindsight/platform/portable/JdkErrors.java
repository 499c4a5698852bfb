package dev.bindsight.platform.portable;

import dev.bindsight.model.Errno;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * The errno behind an exception of the JDK, which keeps only its wording (net_util.c and
 * WindowsSocketChannel's messages). Known words name it; any other is told as EIO, because a guess
 * would be shown as a fact.
 */
final class JdkErrors {
    private static final Map<String, String> WORDS =
            Map.of(
                    "address already in use", "EADDRINUSE",
                    "assign requested address", "EADDRNOTAVAIL",
                    "permission denied", "EACCES",
                    "connection refused", "ECONNREFUSED",
                    "connection timed out", "ETIMEDOUT",
                    "operation timed out", "ETIMEDOUT",
                    "network is unreachable", "ENETUNREACH",
                    "no route to host", "EHOSTUNREACH",
                    "host is unreachable", "EHOSTUNREACH");

    private final SystemErrno numbers;

    JdkErrors(SystemErrno numbers) {
        this.numbers = numbers;
    }

    /** What made the JDK throw. */
    Errno errno(IOException thrown) {
        String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(each -> message.contains(each.getKey()))
                .map(each -> numbers.of(each.getValue()))
                .findFirst()
                .orElseGet(() -> numbers.of("EIO"));
    }
}
