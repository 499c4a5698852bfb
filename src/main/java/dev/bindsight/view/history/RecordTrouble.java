package dev.bindsight.view.history;

import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.text.Texts;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** What is wrong with a record, in a sentence. Pure. */
final class RecordTrouble {
    private RecordTrouble() {}

    /** Empty for nothing. */
    static String of(RecordState state) {
        return switch (state.trouble()) {
            case Trouble.SetAside(var files) ->
                    Texts.get(
                            "cli.record.aside",
                            files.stream().map(Path::toString).collect(Collectors.joining(", ")));
            case Trouble.Unusable(String why) ->
                    Texts.get("cli.record.unusable", state.file(), why);
            case Trouble.Newer(int version) ->
                    Texts.get("cli.record.newer", state.file(), Integer.toString(version));
            case null -> "";
        };
    }
}
