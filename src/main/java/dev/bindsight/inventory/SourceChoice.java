package dev.bindsight.inventory;

import dev.bindsight.model.Source;

/** Which source a person wants. */
public sealed interface SourceChoice {
    /** The best that answers. */
    SourceChoice AUTOMATIC = new Automatic();

    /** The best that answers. */
    record Automatic() implements SourceChoice {}

    /**
     * This one or none.
     *
     * @param source which
     */
    record Only(Source source) implements SourceChoice {}
}
