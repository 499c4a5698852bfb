package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.words.Sentence;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What ails a connection, in words.
 *
 * @param kind which of the ailments it is: those of one process with the same kind are one finding
 * @param folds whether all of a process with it are told in one sentence
 * @param headline what it is, short
 * @param reason what was seen, as the rest of the sentence
 * @param advice what can be done
 * @param since how long it has been so at least, absent where that says nothing
 * @param span its words in a chart, absent where it is no span of time
 */
public record Ailing(
        String kind,
        boolean folds,
        Sentence headline,
        Sentence reason,
        Sentence advice,
        @Nullable Duration since,
        @Nullable String span) {
    /** What it is, as plain words. */
    String what() {
        return headline.text();
    }

    /** What it is, as the beginning of a sentence that says what was seen. */
    String begin() {
        return Texts.get("connections.note.headline", what());
    }

    /** What was seen, as plain words. */
    String why() {
        return reason.text();
    }
}
