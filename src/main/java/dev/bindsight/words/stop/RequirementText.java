package dev.bindsight.words.stop;

import dev.bindsight.fix.MissingPermission;
import dev.bindsight.fix.Requirement;
import dev.bindsight.text.Texts;

/** What it would take to do what Bindsight may not do, in words. */
public final class RequirementText {
    private static final String KILL = "CAP_KILL";

    private RequirementText() {}

    /** A sentence without its full stop: {@code only root or ann may signal it (CAP_KILL)}. */
    public static String of(Requirement requirement) {
        return switch (requirement) {
            case Requirement.RootToSignal _ -> Texts.get("fix.missing.root", KILL);
            case Requirement.UserToSignal(String user) -> Texts.get("fix.missing.user", user, KILL);
            case Requirement.PolicyToSignal _ -> Texts.get("fix.missing.policy", KILL);
            case Requirement.OneNamespace _ -> Texts.get("fix.missing.otherNamespace");
            case Requirement.RootToSee _ -> Texts.get("fix.missing.seeRoot");
            case Requirement.UserToSee(String user) -> Texts.get("fix.missing.seeUser", user);
            case Requirement.PolicyToSee _ -> Texts.get("fix.missing.seeRefused");
            case Requirement.RootToSeeProtected _ -> Texts.get("fix.missing.seeProtected");
            case Requirement.UnitRight(String command) -> Texts.get("fix.missing.unit", command);
            case Requirement.RuntimeRight(String runtime, String container) ->
                    Texts.get("fix.missing.container", runtime, container);
        };
    }

    /** Whose it is, {@code another user} where that is not known. */
    static String owner(MissingPermission missing) {
        String owner = missing.owner();
        return owner == null ? Texts.get("fix.missing.unknown") : owner;
    }
}
