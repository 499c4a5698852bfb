package dev.bindsight.words;

import dev.bindsight.model.Privileges;
import dev.bindsight.text.Texts;

/** Who Bindsight is and what it may do, in words. */
public final class PrivilegesText {
    private PrivilegesText() {}

    /** {@code user ann, no extra privileges}. */
    public static String of(Privileges privileges) {
        return privileges.capabilities() == 0
                ? Texts.get("machine.privilegesNone", privileges.user())
                : Texts.get("machine.privilegesSome", privileges.user(), privileges.capabilities());
    }
}
