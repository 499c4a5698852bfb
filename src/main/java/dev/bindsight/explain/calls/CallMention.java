package dev.bindsight.explain.calls;

/**
 * Where a text names a call.
 *
 * @param call its name
 * @param use when the words count
 * @param start the offset where
 * @param end behind it
 */
public record CallMention(String call, CallWord.Use use, int start, int end) {}
