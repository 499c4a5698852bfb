package dev.bindsight.words;

import java.time.Instant;

/** A piece of a sentence, with what it is: how it is shown is up to the window or the terminal. */
public sealed interface Span {
    /** The piece, as it is read. */
    String text();

    /**
     * Words of the sentence.
     *
     * @param text the words
     */
    record Plain(String text) implements Span {}

    /**
     * What the sentence is about: the name of a process.
     *
     * @param text the name
     */
    record Strong(String text) implements Span {}

    /**
     * An address, with or without a port.
     *
     * @param text as it is written: {@code [::1]:3000}
     */
    record Address(String text) implements Span {}

    /**
     * The name of an errno.
     *
     * @param text the name, under which the reference has it
     */
    record ErrnoSpan(String text) implements Span {}

    /**
     * What is typed or written in a program: a call, an option, a command, a file.
     *
     * @param text that
     */
    record Code(String text) implements Span {}

    /**
     * The time that was left until a moment, when it was found.
     *
     * @param until the moment
     * @param text how long that was: {@code 41 s}
     */
    record Countdown(Instant until, String text) implements Span {}
}
