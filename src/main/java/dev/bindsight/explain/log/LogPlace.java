package dev.bindsight.explain.log;

/**
 * Where in a log an error stands.
 *
 * @param offset of the first byte of its line, from the beginning of the log
 * @param line its number, the first is 1
 */
public record LogPlace(long offset, long line) {}
