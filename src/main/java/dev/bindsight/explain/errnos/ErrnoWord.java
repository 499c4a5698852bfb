package dev.bindsight.explain.errnos;

import org.jspecify.annotations.Nullable;

/**
 * Words by which programs say an errno.
 *
 * @param text the words; of names and kinds the case counts
 * @param errno its name in the reference
 * @param kind how it is said
 * @param call the call that these words are said of, whatever stands around them; absent mostly
 */
public record ErrnoWord(String text, String errno, Kind kind, @Nullable String call) {
    /** How an errno is said; what comes later weighs less beside it. */
    public enum Kind {
        /** {@code EADDRINUSE}, {@code eaddrinuse}, {@code WSAEADDRINUSE}. */
        NAME,
        /** {@code [Errno 98]}. */
        NUMBER,
        /** {@code Address already in use}. */
        WORDS,
        /** {@code AddrInUse}, {@code NoRouteToHostException}: a class or constant of a language. */
        CLASS
    }
}
