package dev.bindsight.words;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A failure of Bindsight itself as its authors want it in a report. */
public final class FailureText {
    private FailureText() {}

    /** Where it was thrown, as a code block of Markdown without a line end behind it. */
    public static String markdown(Throwable cause) {
        var trace = new StringWriter();
        // only this prints the causes and what was suppressed too; it goes into the report alone
        cause.printStackTrace(new PrintWriter(trace, true));
        return "```\n" + trace + "```";
    }
}
