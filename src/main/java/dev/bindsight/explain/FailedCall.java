package dev.bindsight.explain;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call, and how a text says that it has failed.
 *
 * @param name of the call
 * @param words one of which says so
 */
record FailedCall(String name, Pattern words) {
    /** {@code syscall: 'listen'}, as Node.js prints an error's fields. */
    private static final Pattern FIELD =
            Pattern.compile("syscall[\"']?\\s*[:=]\\s*[\"']?(\\w{2,12})");

    /** {@code listen EADDRINUSE}, as Node.js and libuv begin a message. */
    private static final Pattern BEFORE_NAME =
            Pattern.compile("\\b(listen|bind|connect|getaddrinfo|accept|send|recv|read|write) $");

    /** What says most comes first: {@code listen tcp :80: bind: permission denied} is of bind. */
    private static final List<FailedCall> ALL =
            List.of(
                    of("getaddrinfo", "getaddrinfo|\\blookup\\b|resolve host|UnknownHostException"),
                    of("bind", "\\bbind(?:ing)?\\b|BindException|make_sock|server socket"),
                    of("listen", "\\blisten(?:ing|er)?\\b|listen_error"),
                    of(
                            "connect",
                            "\\bconnect(?:ing|ex)?\\b|\\bdial\\b|\\bconnection"
                                + " to\\b|ConnectException|ConnectionRefused|NewConnectionError|actively"
                                + " refused"));

    private static FailedCall of(String name, String words) {
        return new FailedCall(name, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }

    /** The name of the call that a text says has failed, absent if it names none. */
    static @Nullable String in(String text, ErrnoMention said) {
        Matcher before = BEFORE_NAME.matcher(text.substring(0, said.start()));
        if (before.find()) {
            return before.group(1);
        }
        Matcher field = FIELD.matcher(text);
        if (field.find()) {
            return field.group(1);
        }
        return ALL.stream()
                .filter(call -> call.words().matcher(text).find())
                .map(FailedCall::name)
                .findFirst()
                .orElse(null);
    }
}
