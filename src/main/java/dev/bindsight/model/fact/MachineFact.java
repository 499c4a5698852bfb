package dev.bindsight.model.fact;

import dev.bindsight.model.Privileges;

/** What is true of this machine, whatever was tried. */
public sealed interface MachineFact extends Fact {
    /**
     * Who Bindsight is, and what it may do.
     *
     * @param privileges that
     */
    record OwnPrivileges(Privileges privileges) implements MachineFact {}
}
