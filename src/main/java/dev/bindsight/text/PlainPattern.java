package dev.bindsight.text;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Date;

/**
 * Fills in patterns that have nothing but texts to fill in, to the same end as {@link
 * MessageFormat}, which takes longer to read a pattern than all else that is said of a port takes.
 */
final class PlainPattern {
    private PlainPattern() {}

    /** The text, or null where it takes a {@link MessageFormat}. */
    static @Nullable String filled(String pattern, @Nullable Object... arguments) {
        var text = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                // {0} to {9}; anything longer is a format or a choice
                int number = i + 2 < pattern.length() ? pattern.charAt(i + 1) - '0' : -1;
                if (number < 0 || number > 9 || pattern.charAt(i + 2) != '}') {
                    return null;
                }
                if (number >= arguments.length) {
                    return null;
                }
                Object argument = arguments[number];
                if (argument instanceof Number || argument instanceof Date) {
                    return null;
                }
                text.append(argument);
                i += 2;
            } else if (c == '\'') {
                // two stand for one, and one begins a quotation
                if (i + 1 == pattern.length() || pattern.charAt(i + 1) != '\'') {
                    return null;
                }
                text.append(c);
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
