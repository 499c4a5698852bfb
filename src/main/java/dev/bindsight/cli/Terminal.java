package dev.bindsight.cli;

import java.io.BufferedReader;
import java.io.PrintStream;

/**
 * Where a command line was typed and where its answer goes.
 *
 * @param out the answer, in UTF-8
 * @param err one line for what was wrong; questions
 * @param in what a person types
 * @param canAsk whether someone sits there who sees {@code err} and can type: both are a terminal
 * @param columns how wide a line of text may be, at least 1
 * @param tableColumns how wide a line of a table may be: on a terminal the same; elsewhere as wide
 *     as it is, because it is searched there
 * @param colour whether {@code out} is a terminal and NO_COLOR is not set (no-color.org)
 */
public record Terminal(
        Output out,
        PrintStream err,
        BufferedReader in,
        boolean canAsk,
        int columns,
        int tableColumns,
        boolean colour) {
    /** One whose tables are as wide as its texts. */
    public Terminal(
            Output out,
            PrintStream err,
            BufferedReader in,
            boolean canAsk,
            int columns,
            boolean colour) {
        this(out, err, in, canAsk, columns, columns, colour);
    }

    /** The width that text has to fit where there is no terminal to measure. */
    public static final int DEFAULT_COLUMNS = 80;

    /** {@code text} in bold, where there is colour. */
    String bold(String text) {
        return styled("\u001b[1m", text);
    }

    /** {@code text} less bright, where there is colour. */
    String faint(String text) {
        return styled("\u001b[2m", text);
    }

    /** {@code text} as good news, in green where there is colour. */
    String good(String text) {
        return styled("\u001b[32m", text);
    }

    /** {@code text} as a refusal, in yellow where there is colour. */
    String bad(String text) {
        return styled("\u001b[33m", text);
    }

    private String styled(String start, String text) {
        return colour ? start + text + "\u001b[0m" : text;
    }
}
