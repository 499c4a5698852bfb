package dev.bindsight.view.sample;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch;
import dev.bindsight.history.Retention;
import dev.bindsight.model.Port;
import dev.bindsight.view.history.Past;

import java.nio.file.Path;
import java.time.Instant;

/** A machine on which nothing was ever recorded, and nothing will be. */
public final class NoPast implements HistoryReader, RecorderSwitch {
    private static final Path FILE = Path.of("/nowhere/history.db");
    private static final UnitState UNIT = new UnitState(false, FILE, false, false, false, null, 0);

    /** That machine. */
    public static Past past() {
        var nothing = new NoPast();
        return new Past(nothing, nothing);
    }

    @Override
    public RecordState state() {
        return new RecordState(null, null, 0, Retention.DEFAULT, FILE, null);
    }

    @Override
    public HistoryAnswer read(HistoryQuery query) {
        return HistoryAnswer.NOTHING;
    }

    @Override
    public HeldAt heldAt(Port port, Instant at) {
        return new HeldAt.NotRecorded(null, null);
    }

    @Override
    public UnitState unit() {
        return UNIT;
    }

    @Override
    public UnitChange install() {
        return new UnitChange.NoSystemd();
    }

    @Override
    public UnitChange remove() {
        return new UnitChange.NoSystemd();
    }

    @Override
    public boolean recordHere(boolean on) {
        return false;
    }

    @Override
    public boolean forget() {
        return true;
    }

    @Override
    public void close() {}
}
