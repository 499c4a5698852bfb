package dev.bindsight.model.fact;

/** What is missing to do something. */
public sealed interface Need {
    /** The rights of root. */
    record Root() implements Need {}

    /**
     * The rights of a user or of root (kill(2)).
     *
     * @param name the user's
     */
    record User(String name) implements Need {}
}
