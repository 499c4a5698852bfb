package dev.bindsight.cli;

/**
 * A command line that is well formed and yet asks for what is not to be had: a pid that owns
 * nothing, a question with nobody there to answer it. Thrown before anything is touched.
 */
final class WrongRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong and what is accepted, as one line. */
    WrongRequest(String what) {
        super(what);
    }
}
