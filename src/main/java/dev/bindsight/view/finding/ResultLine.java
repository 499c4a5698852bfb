package dev.bindsight.view.finding;

/**
 * A result in a list of results.
 *
 * @param tone how it ended
 * @param title the address
 * @param words the errno, or what came of it
 * @param time when it was tried
 */
public record ResultLine(Tone tone, String title, String words, String time) {}
