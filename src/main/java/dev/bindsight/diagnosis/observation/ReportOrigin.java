package dev.bindsight.diagnosis.observation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where a reported error comes from, as far as that is known: by it the program that holds a port
 * is told to be the very one that reports it held.
 *
 * @param text the text that the error stands in, or the part of it around the error
 * @param command the command that printed it, with its arguments; empty where that is not known
 * @param directory where that command was run, absent where that is not known
 */
public record ReportOrigin(String text, List<String> command, @Nullable String directory) {
    /** Copies the list. */
    public ReportOrigin {
        command = List.copyOf(command);
    }

    /** A text that somebody pasted, or piped, of which nothing more is known. */
    public static ReportOrigin ofText(String text) {
        return new ReportOrigin(text, List.of(), null);
    }
}
