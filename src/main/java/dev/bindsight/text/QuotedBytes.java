package dev.bindsight.text;

import java.util.Arrays;

/** Bytes in a trace, as strace(1) prints a buffer: quoted, escaped, cut after 32. */
public final class QuotedBytes {
    private static final int SHOWN = 32;

    private QuotedBytes() {}

    /** {@code "GET / HTTP/1.1\r\n"}, with {@code ...} behind the quote where more follows. */
    public static String of(byte[] bytes) {
        byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN));
        String text = escaped(shown).replace("\"", "\\\"");
        return '"' + text + (bytes.length > SHOWN ? "\"..." : "\"");
    }

    /** All of them as ASCII, anything else as an escape: {@code 220 mail ESMTP\r\n}. */
    public static String escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte each : bytes) {
            text.append(escaped(each));
        }
        return text.toString();
    }

    private static String escaped(byte each) {
        return switch (each) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    each >= ' ' && each < 127
                            ? Character.toString(each)
                            : String.format("\\x%02x", each);
        };
    }
}
