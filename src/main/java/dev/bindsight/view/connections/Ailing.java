package dev.bindsight.view.connections;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What ails a connection, in words.
 *
 * @param kind which of the ailments it is: those of one process with the same kind are one finding
 * @param folds whether all of a process with it are told in one sentence
 * @param what what it is, short
 * @param why what was seen, as the rest of the sentence
 * @param since how long it has been so at least, absent where that says nothing
 * @param span its words in a chart, absent where it is no span of time
 */
public record Ailing(
        String kind,
        boolean folds,
        String what,
        String why,
        @Nullable Duration since,
        @Nullable String span) {}
