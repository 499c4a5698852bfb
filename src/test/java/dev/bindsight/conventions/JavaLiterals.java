package dev.bindsight.conventions;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** String literals in a piece of Java source; a key has no escapes and is in no text block. */
final class JavaLiterals {
    // a quote in a character literal or a text block begins no string
    private static final Pattern LITERAL =
            Pattern.compile(
                    "'(?:[^'\\\\]|\\\\.)'|\"\"\"(?s:.*?)\"\"\"|\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\"");

    private JavaLiterals() {}

    /** What stands between the quotes of each literal, in order. */
    static List<String> in(String source) {
        return strings(source).map(match -> match.group("text")).toList();
    }

    /** Those that a {@code +} follows: the beginnings of what is put together at run time. */
    static List<String> continued(String source) {
        return strings(source)
                .filter(match -> source.substring(match.end()).stripLeading().startsWith("+"))
                .map(match -> match.group("text"))
                .toList();
    }

    private static Stream<MatchResult> strings(String source) {
        return LITERAL.matcher(source).results().filter(match -> match.group("text") != null);
    }
}
