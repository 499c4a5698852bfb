package dev.bindsight.cli;

import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.history.RecorderSwitch.UnitChange;
import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.text.Texts;
import dev.bindsight.words.PastText;
import dev.bindsight.words.RecordTroubleText;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;

/** What there is of a record, and of the unit that keeps it. */
final class RecordText {
    private RecordText() {}

    /** Whether there is a record that cannot be read, which is not the same as none. */
    static boolean isUnreadable(RecordState state) {
        return switch (state.trouble()) {
            case Trouble.Unusable _, Trouble.Newer _ -> true;
            case Trouble.SetAside _, Trouble.NotWritten _ -> false;
            case null -> false;
        };
    }

    /** Who records, since when, and how much there is. */
    static String of(RecordState state, PastText words) {
        Instant since = state.since();
        String trouble =
                state.trouble() instanceof Trouble.SetAside
                        ? " " + RecordTroubleText.of(state)
                        : "";
        boolean isUnwritten = state.trouble() instanceof Trouble.NotWritten;
        if (isUnreadable(state) || isUnwritten && since == null) {
            return RecordTroubleText.of(state);
        }
        if (!isThere(state)) {
            return Texts.get("cli.record.never") + trouble;
        }
        String who =
                isUnwritten
                        ? RecordTroubleText.of(state)
                        : state.recorder() == null
                                ? Texts.get("cli.record.by.nobody")
                                : Texts.get("cli.record.by." + state.recorder().name());
        return (since == null
                        ? who
                        : Texts.get(
                                "cli.record.since",
                                who,
                                words.time(since),
                                megabytes(state.bytes()),
                                Integer.toString(state.kept().days()),
                                Integer.toString(state.kept().megabytes())))
                + trouble;
    }

    /** Whether anything was ever recorded, or is now. */
    static boolean isThere(RecordState state) {
        return state.since() != null || state.recording();
    }

    private static String megabytes(long bytes) {
        return Long.toString((bytes + 999_999) / 1_000_000);
    }

    /** The unit. */
    static String of(UnitState unit) {
        if (!unit.manager()) {
            return Texts.get("cli.record.unit.noSystemd");
        }
        if (!unit.written() && !unit.active()) {
            return Texts.get("cli.record.unit.none");
        }
        return Texts.get(
                "cli.record.unit.there",
                unit.file(),
                Texts.get(unit.enabled() ? "cli.record.unit.enabled" : "cli.record.unit.disabled"),
                unit.active() && unit.pid() != null
                        ? Texts.get("cli.record.unit.active", unit.pid())
                        : Texts.get("cli.record.unit.inactive"));
    }

    /** What came of installing or removing it, on one line; absent where it was done. */
    static @Nullable String failure(UnitChange change) {
        return switch (change) {
            case UnitChange.Done _ -> null;
            case UnitChange.NoSystemd _ -> Texts.get("cli.record.unit.noSystemd");
            case UnitChange.CommandFailed(var command, String output) ->
                    Texts.get(
                            "cli.record.unit.failed",
                            String.join(" ", command),
                            output.replaceAll("\\s*\\R\\s*", " "));
            case UnitChange.FileRefused(Path file, String why) ->
                    Texts.get("record.unusable", file, why);
        };
    }
}
