package dev.bindsight.explain.errnos;

import dev.bindsight.errno.NumberSpace;

import org.jspecify.annotations.Nullable;

/**
 * Where a text says which errno it was.
 *
 * @param errno its name in the reference
 * @param kind how it is said
 * @param start the offset where
 * @param end behind it
 * @param number as printed, absent where it is no number
 * @param space whose number it is, absent where it is none
 * @param call the call that these words are said of, absent mostly
 */
public record Mention(
        String errno,
        ErrnoWord.Kind kind,
        int start,
        int end,
        @Nullable Integer number,
        @Nullable NumberSpace space,
        @Nullable String call) {}
