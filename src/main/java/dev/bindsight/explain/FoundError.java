package dev.bindsight.explain;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An error that a text reports, and where in the text it stands. However many lines say it (a
 * header and its block, a wrapper and its cause), it is one.
 *
 * @param error what it says
 * @param reporter what printed it, absent where that cannot be told from the text
 * @param text the words that say so, as they stand in the text from {@code start} to {@code end}
 * @param start where they begin, a UTF-16 offset into the text
 * @param end behind their last character
 * @param marks each piece of the text that something was read from, in the order of the text; they
 *     may stand outside of {@code start} and {@code end}, in other lines of the same error
 */
public record FoundError(
        ReportedError error,
        @Nullable Reporter reporter,
        String text,
        int start,
        int end,
        List<TextMark> marks) {
    private static final Set<String> OF_UDP = Set.of("udp", "udp4", "udp6", "dgram", "datagram");

    private static final int LONGEST_WORD = 8;

    /** Copies the list. */
    public FoundError {
        marks = List.copyOf(marks);
    }

    /** Whether its words say that it is about UDP: {@code listen udp :53}, {@code SOCK_DGRAM}. */
    public boolean isOfUdp() {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                boolean isShort = i - from <= LONGEST_WORD;
                if (isShort && OF_UDP.contains(text.substring(from, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }
}
