package dev.bindsight.text;

import org.jspecify.annotations.Nullable;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.Date;

/**
 * Fills in patterns that have nothing but texts, whole numbers and a choice by one of them to fill
 * in, to the same end as {@link MessageFormat} in English, which takes longer to read a pattern
 * than all else that is said of a port takes.
 */
final class PlainPattern {
    private static final String NUMBER = "number";
    private static final String DIGITS = "number,0";
    private static final String CHOICE = "choice,";

    private final StringBuilder text;
    private final @Nullable Object[] arguments;

    private PlainPattern(StringBuilder text, @Nullable Object[] arguments) {
        this.text = text;
        this.arguments = arguments;
    }

    /** The text, or null where it takes a {@link MessageFormat}. */
    static @Nullable String filled(String pattern, @Nullable Object... arguments) {
        var text = new StringBuilder(pattern.length() + 32);
        return new PlainPattern(text, arguments).add(pattern, 0, pattern.length())
                ? text.toString()
                : null;
    }

    /** Adds what a part of a pattern becomes; false where that is not known here. */
    private boolean add(String pattern, int from, int to) {
        int at = from;
        while (at < to) {
            char c = pattern.charAt(at);
            if (c == '{') {
                int end = closing(pattern, at, to);
                if (end < 0 || !addElement(pattern, at + 1, end)) {
                    return false;
                }
                at = end;
            } else if (c == '\'') {
                // two stand for one, and one begins a quotation
                if (at + 1 == to || pattern.charAt(at + 1) != '\'') {
                    return false;
                }
                text.append(c);
                at++;
            } else {
                text.append(c);
            }
            at++;
        }
        return true;
    }

    /** Where a brace is closed; -1 where it is not, or quotations have to be minded. */
    private static int closing(String pattern, int opening, int to) {
        int depth = 0;
        for (int i = opening; i < to; i++) {
            switch (pattern.charAt(i)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '\'' -> depth = Integer.MIN_VALUE;
                default -> {}
            }
            if (depth <= 0) {
                return depth == 0 ? i : -1;
            }
        }
        return -1;
    }

    /** {@code 0} to {@code 9}, alone or with one of the formats above. */
    private boolean addElement(String pattern, int from, int to) {
        int number = from < to ? pattern.charAt(from) - '0' : -1;
        if (number < 0 || number > 9 || number >= arguments.length) {
            return false;
        }
        Object argument = arguments[number];
        boolean whole = argument instanceof Integer || argument instanceof Long;
        if (from + 1 == to) {
            return whole ? addGrouped(argument) : addText(argument);
        }
        int format = from + 2;
        if (!whole || pattern.charAt(from + 1) != ',') {
            return false;
        }
        if (pattern.startsWith(CHOICE, format)) {
            return addChoice(
                    pattern, format + CHOICE.length(), to, ((Number) argument).longValue());
        }
        String name = pattern.substring(format, to);
        return name.equals(NUMBER)
                ? addGrouped(argument)
                : name.equals(DIGITS) && addText(argument.toString());
    }

    private boolean addText(@Nullable Object argument) {
        if (argument instanceof Number || argument instanceof Date) {
            return false;
        }
        text.append(argument);
        return true;
    }

    private boolean addGrouped(Object argument) {
        String digits = argument.toString();
        int sign = digits.startsWith("-") ? 1 : 0;
        text.append(digits, 0, sign);
        for (int i = sign; i < digits.length(); i++) {
            if (i > sign && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return true;
    }

    /**
     * The last of the alternatives whose limit a number reaches, or passes after {@code <}; the
     * first if it reaches none ({@link ChoiceFormat}).
     */
    private boolean addChoice(String pattern, int from, int to, long number) {
        int chosenFrom = -1;
        int chosenTo = -1;
        boolean reached = true;
        for (int at = from; at <= to; ) {
            int end = alternative(pattern, at, to);
            int limit = at;
            while (limit < end && Character.isDigit(pattern.charAt(limit))) {
                limit++;
            }
            boolean readable = limit > at && limit - at < 10 && limit < end;
            char sign = readable ? pattern.charAt(limit) : ' ';
            if (sign != '#' && sign != '<') {
                return false;
            }
            int least = Integer.parseInt(pattern, at, limit, 10) + (sign == '<' ? 1 : 0);
            reached &= number >= least;
            if (reached || chosenFrom < 0) {
                chosenFrom = limit + 1;
                chosenTo = end;
            }
            at = end + 1;
        }
        return chosenFrom >= 0 && add(pattern, chosenFrom, chosenTo);
    }

    /** Where an alternative ends: at a bar that is not within braces. */
    private static int alternative(String pattern, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '|' && depth == 0) {
                return i;
            }
        }
        return to;
    }
}
