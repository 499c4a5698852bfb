package dev.bindsight.view.explain;

/**
 * A piece of a line that looks the same throughout.
 *
 * @param text as it is drawn: without what moves a cursor, and tabs as spaces
 * @param look how it looks
 */
record LinePiece(String text, Look look) {
    /** How a piece looks. A later one counts where several meet. */
    enum Look {
        /** As the rest of the text. */
        PLAIN,
        /** It says an error that is not shown. */
        OTHER,
        /** Something of the error that is shown was read from it. */
        READ,
        /** It says the error that is shown. */
        SHOWN
    }
}
