package dev.bindsight.model;

/**
 * A command that was run.
 *
 * @param end how it ended
 * @param lastWords what it wrote last, at most 64 KiB of each stream that was read along
 * @param midLine whether the last that stands on standard error is the beginning of a line
 * @param columns how wide the terminal is that is standard error; 0 where it is none
 */
public record CommandRun(CommandEnd end, String lastWords, boolean midLine, int columns) {}
