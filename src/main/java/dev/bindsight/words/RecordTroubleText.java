package dev.bindsight.words;

import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.text.Texts;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** What is wrong with a record, in a sentence. */
public final class RecordTroubleText {
    private RecordTroubleText() {}

    /** Empty for nothing. */
    public static String of(RecordState state) {
        return switch (state.trouble()) {
            case Trouble.SetAside(var files) ->
                    Texts.get(
                            "record.aside",
                            files.stream().map(Path::toString).collect(Collectors.joining(", ")));
            case Trouble.NotWritten(String why) ->
                    why == null ? Texts.get("record.silent") : Texts.get("record.notWritten", why);
            case Trouble.Unusable(String why) -> Texts.get("record.unusable", state.file(), why);
            case Trouble.Newer(int version) ->
                    Texts.get("record.newer", state.file(), Integer.toString(version));
            case null -> "";
        };
    }
}
