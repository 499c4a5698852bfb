package dev.bindsight.words.stop;

import dev.bindsight.model.ParentRole;
import dev.bindsight.text.Texts;

/** What a parent was recognised by as one that starts its children again, in words. */
public final class ParentText {
    private ParentText() {}

    /** A clause: {@code nodemon watches files and starts the program again}. */
    public static String of(ParentRole role) {
        return switch (role) {
            case ParentRole.Known(var kind, String program) ->
                    Texts.get("fix.parent." + kind, program);
            case ParentRole.ShellLoop _ -> Texts.get("fix.parent.loop");
            case ParentRole.ShellScript _ -> Texts.get("fix.parent.script");
            case ParentRole.SeenStarting _ -> Texts.get("fix.parent.seen");
        };
    }
}
