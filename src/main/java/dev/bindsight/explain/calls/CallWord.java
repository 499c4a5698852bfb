package dev.bindsight.explain.calls;

/**
 * Words by which programs name a call.
 *
 * @param text the words
 * @param call its name
 * @param use when they count
 */
public record CallWord(String text, String call, Use use) {
    /** When words count. */
    public enum Use {
        /** Where an error stands beside them. */
        BESIDE,
        /**
         * They say that it failed; with a place beside them that is an error, if one without a
         * reason.
         */
        FAILED,
        /**
         * They are ordinary words too, and count only as a name: {@code read:}, {@code socket()}.
         */
        NAME
    }
}
