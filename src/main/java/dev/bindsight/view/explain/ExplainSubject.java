package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;

import java.util.List;

/** What the screen is about. */
sealed interface ExplainSubject {
    /** Nothing was given to it yet. */
    record Nothing() implements ExplainSubject {}

    /**
     * A text with few errors, which is shown as a whole.
     *
     * @param name of the file it was read from, empty where it was pasted
     * @param isEdited whether it was changed since
     * @param lines the text
     * @param errors what was found in it, in its order
     */
    record OfText(String name, boolean isEdited, TextLines lines, List<FoundError> errors)
            implements ExplainSubject {
        /** Copies the list. */
        public OfText {
            errors = List.copyOf(errors);
        }
    }

    /**
     * A log, of which the errors are shown.
     *
     * @param log it, as far as it has been read
     */
    record OfLog(LogModel log) implements ExplainSubject {}
}
