package dev.bindsight.errno;

/**
 * How a program prints an errno on Linux.
 *
 * @param ecosystem what the program is written in, or which program it is
 * @param text an example, word for word
 */
public record PrintedText(Ecosystem ecosystem, String text) {}
