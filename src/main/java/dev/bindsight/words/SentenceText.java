package dev.bindsight.words;

/** Words put at the start of a sentence. */
public final class SentenceText {
    private SentenceText() {}

    /** The words with a capital at their start. */
    public static String start(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
