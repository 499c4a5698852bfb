package dev.bindsight.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with the marks of the language, which its files give. */
public enum NumberText {
    /** {@code 65,535}, and to at most three decimals: {@code 1.25}. */
    GROUPED(3, true, false),
    /** {@code 65535}. */
    WHOLE(0, false, true),
    /** {@code 1.0}. */
    TENTHS(1, false, true),
    /** {@code 3.07}. */
    HUNDREDTHS(2, false, true);

    private static final int GROUP = 3;

    private final int decimals;
    private final boolean grouped;
    private final boolean fixed;

    NumberText(int decimals, boolean grouped, boolean fixed) {
        this.decimals = decimals;
        this.grouped = grouped;
        this.fixed = fixed;
    }

    /** The form that a pattern asks for. */
    static NumberText written(String pattern) {
        return switch (pattern) {
            case "" -> GROUPED;
            case "0" -> WHOLE;
            case "0.0" -> TENTHS;
            case "0.00" -> HUNDREDTHS;
            default -> throw new IllegalArgumentException("no form of a number: " + pattern);
        };
    }

    /** A number, rounded to the nearest, and to the even one between two. */
    public String of(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short) {
            long whole = number.longValue();
            if (decimals == 0 || !fixed) {
                return grouped ? inGroups(Long.toString(whole)) : Long.toString(whole);
            }
        }
        BigDecimal exact =
                number instanceof BigDecimal decimal
                        ? decimal
                        : new BigDecimal(number.doubleValue());
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = (fixed ? rounded : rounded.stripTrailingZeros()).toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        return (grouped ? inGroups(whole) : whole)
                + (point < 0 ? "" : Texts.get("form.number.decimal") + digits.substring(point + 1));
    }

    /**
     * A number in a form with fixed decimals, told by how many of the last of them it is: 14 is
     * {@code 1.4} in tenths.
     *
     * @param count not negative
     */
    String ofLast(long count) {
        String digits = Long.toString(count);
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        return padded.substring(0, point)
                + Texts.get("form.number.decimal")
                + padded.substring(point);
    }

    private static String inGroups(String digits) {
        int first = digits.startsWith("-") ? 1 : 0;
        if (digits.length() - first <= GROUP) {
            return digits;
        }
        String grouping = Texts.get("form.number.grouping");
        var text = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
            text.insert(i, grouping);
        }
        return text.toString();
    }
}
