package dev.bindsight.history.store;

import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When nothing was recorded. */
final class Gaps {
    private final Connection database;
    private final Heard heard;

    /** Of a record. */
    Gaps(Connection database, Heard heard) {
        this.database = database;
        this.heard = heard;
    }

    /** Those that reach into a period, by when, with what lasts where nothing is recorded. */
    List<RecordGap> in(Period period) throws SQLException {
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
        heard.gaps().stream()
                .filter(gap -> gap.from().isBefore(period.to()) && gap.to().isAfter(period.from()))
                .forEach(gaps::add);
        return Collections.unmodifiableList(gaps);
    }

    private static RecordGap.Why why(int number) {
        RecordGap.Why[] all = RecordGap.Why.values();
        return number >= 0 && number < all.length ? all[number] : RecordGap.Why.NO_LOOK;
    }
}
