package dev.bindsight.platform;

/** Bytes in a trace, as strace(1) prints a buffer: quoted, escaped, cut after 32. */
public final class QuotedBytes {
    private static final int SHOWN = 32;

    private QuotedBytes() {}

    /** {@code "GET / HTTP/1.1\r\n"}, with {@code ...} behind the quote where more follows. */
    public static String of(byte[] bytes) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
            text.append(escaped(bytes[i]));
        }
        return text.append(bytes.length > SHOWN ? "\"..." : "\"").toString();
    }

    private static String escaped(byte each) {
        return switch (each) {
            case '"' -> "\\\"";
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
