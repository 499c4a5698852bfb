package dev.bindsight.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is still told in words where it is found, with its addresses found again. */
final class SaidText {
    /**
     * {@code *:3000}, {@code [::1]:3000}, {@code [fe80::1%eth0]}, {@code 10.0.0.7:80}, {@code
     * fe80::1%eth0}; a time of day is none.
     */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\\*:\\d+|\\[[0-9a-fA-F:.]+(%[^\\]\\s]+)?\\](:\\d+)?"
                            + "|\\b\\d{1,3}(\\.\\d{1,3}){3}(%[\\w.-]+)?(:\\d+)?\\b"
                            + "|(?<![\\w:])([0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,6})?::"
                            + "([0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,6})?(%[\\w.-]+)?(?![\\w:])"
                            + "|(?<![\\w:])[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){7}(?![\\w:])");

    private SaidText() {}

    static Sentence of(String text) {
        var spans = new ArrayList<Span>();
        Matcher matcher = ADDRESS.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                spans.add(new Span.Plain(text.substring(end, matcher.start())));
            }
            spans.add(new Span.Address(matcher.group()));
            end = matcher.end();
        }
        if (end < text.length()) {
            spans.add(new Span.Plain(text.substring(end)));
        }
        return new Sentence(List.copyOf(spans));
    }
}
