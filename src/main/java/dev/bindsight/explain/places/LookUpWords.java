package dev.bindsight.explain.places;

import java.util.Locale;
import java.util.Set;

/**
 * What sentences tell of a look-up, where its name could stand: {@code lookup error: …}, {@code
 * Could not resolve host: the name …}. What a machine or container may be called, as a worker, is
 * none of them.
 */
public final class LookUpWords {
    private static final Set<String> WORDS =
            Set.of(
                    "lookup",
                    "resolve",
                    "resolution",
                    "gethostbyname",
                    "php_network_getaddresses",
                    "error",
                    "errors",
                    "failed",
                    "failure",
                    "failures",
                    "exception",
                    "callback",
                    "request",
                    "response",
                    "reply",
                    "result",
                    "results",
                    "returned",
                    "returns",
                    "reason",
                    "cause",
                    "attempt",
                    "operation",
                    "function",
                    "timeout",
                    "the",
                    "an",
                    "is",
                    "was",
                    "in",
                    "on",
                    "of",
                    "to",
                    "for",
                    "by",
                    "with",
                    "and",
                    "or",
                    "not",
                    "no",
                    "due",
                    "because",
                    "while",
                    "when",
                    "please",
                    "this",
                    "that");

    private LookUpWords() {}

    /** Whether a part of a text is one of them. */
    public static boolean has(String text, int from, int to) {
        return WORDS.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }
}
