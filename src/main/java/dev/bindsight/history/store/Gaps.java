package dev.bindsight.history.store;

import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** When nothing was recorded. */
final class Gaps {
    private final Connection database;
    private final @Nullable Pulse last;

    /**
     * Of a record.
     *
     * @param last when the recorder was heard of last; absent where it still is, or never was
     */
    Gaps(Connection database, @Nullable Pulse last) {
        this.database = database;
        this.last = last;
    }

    /** Those that reach into a period, by when, with the one that lasts where nobody records. */
    List<RecordGap> in(Period period, Instant now) throws SQLException {
        var gaps = new ArrayList<RecordGap>();
        try (PreparedStatement statement =
                database.prepareStatement(
                        "SELECT begun, ended, why, words FROM gap WHERE begun < ? AND ended > ?"
                                + " ORDER BY begun")) {
            statement.setLong(1, Instants.millis(period.to()));
            statement.setLong(2, Instants.millis(period.from()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    gaps.add(
                            new RecordGap(
                                    Instants.of(row.getLong(1)),
                                    Instants.of(row.getLong(2)),
                                    why(row.getInt(3)),
                                    row.getString(4)));
                }
            }
        }
        lastGap(now)
                .filter(gap -> gap.from().isBefore(period.to()) && gap.to().isAfter(period.from()))
                .ifPresent(gaps::add);
        return Collections.unmodifiableList(gaps);
    }

    private static RecordGap.Why why(int number) {
        RecordGap.Why[] all = RecordGap.Why.values();
        return number >= 0 && number < all.length ? all[number] : RecordGap.Why.NO_LOOK;
    }

    private Optional<RecordGap> lastGap(Instant now) {
        if (last == null || !last.at().isBefore(now)) {
            return Optional.empty();
        }
        var why = last.clean() ? RecordGap.Why.NOT_RECORDING : RecordGap.Why.BROKEN_OFF;
        return Optional.of(new RecordGap(last.at(), now, why));
    }
}
