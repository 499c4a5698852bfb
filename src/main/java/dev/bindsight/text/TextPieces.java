package dev.bindsight.text;

/** Takes a text of the bundle piece by piece, in order. */
public interface TextPieces {
    /** Words of the pattern. */
    void words(String text);

    /** An argument, where the pattern has it; a number that is to be grouped is one as text. */
    void argument(Object argument);
}
