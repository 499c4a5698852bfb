package dev.bindsight.inventory.filter;

/** What is wrong with a word of a filter. What was typed is cut where it is long. */
public sealed interface FilterMistake {
    /** A quote is not closed. */
    record OpenQuote() implements FilterMistake {}

    /** Nothing but a negation or quotes. */
    record NoWord(String typed) implements FilterMistake {}

    /** There is no such key. */
    record NoSuchKey(String typed) implements FilterMistake {}

    /** Nothing stands behind the key. */
    record NoValue(FilterKey key) implements FilterMistake {}

    /** The key takes only certain words, and not this one. */
    record NoSuchValue(FilterKey key, String typed) implements FilterMistake {}

    /** No port, and no range of ports. */
    record NoPort(String typed) implements FilterMistake {}

    /** A range whose end lies before its beginning. */
    record Backwards(String typed) implements FilterMistake {}

    /** No process id. */
    record NoPid(String typed) implements FilterMistake {}

    /** No network in the notation of RFC 4632. */
    record NoNetwork(String typed) implements FilterMistake {}
}
