package dev.bindsight.history.store;

import dev.bindsight.history.PastFilter;
import dev.bindsight.history.PastFilter.Finding;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The places and the programs of a record, which are few beside its spans and events. Each is read
 * once: it never changes, and its id is never given again. Tells which of them a filter can mean,
 * so that their rows are found by an index. Not safe for use by several threads at once.
 */
final class Catalogue {
    /** So many are kept; a record with more is gone through row by row. */
    private static final int KEPT = 50_000;

    /** A place for the words that ask about programs alone. */
    private static final PastPlace ANY_PLACE =
            new PastPlace(
                    Protocol.TCP,
                    new BindPlace(new Endpoint(IpAddress.ANY_IPV4, new Port(0)), null, null));

    private final Connection database;
    private final TreeMap<Long, PastPlace> places = new TreeMap<>();
    private final TreeMap<Long, PastHolder> programs = new TreeMap<>();

    Catalogue(Connection database) {
        this.database = database;
    }

    /** Reads a row. */
    @FunctionalInterface
    private interface Reading<V> {
        V of(ResultSet row) throws SQLException;
    }

    /** Where the rows are that a filter can fit. */
    Whereabouts where(PastFilter filter) throws SQLException {
        Whereabouts least = new Whereabouts.Anywhere();
        for (Finding each : filter.findings()) {
            Whereabouts found = where(each);
            if (found.cursors() < least.cursors()) {
                least = found;
            }
        }
        return least;
    }

    private Whereabouts where(Finding finding) throws SQLException {
        Set<Integer> ports = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        PastFilter word = finding.filter();
        boolean all =
                switch (finding.clue()) {
                    case PLACE -> ports(word, ports);
                    case PROGRAM -> programs(word, ids);
                    case EITHER -> ports(word, ports) && programs(word, ids);
                };
        // what fits most of the record is found soonest where it stands in order already
        boolean most = 2 * ids.size() > programs.size() || 2 * ports.size() > places.size();
        return all && !most ? Whereabouts.within(ports, ids) : new Whereabouts.Anywhere();
    }

    /** Adds the ports of the places that fit; false where the record has too many places. */
    private boolean ports(PastFilter word, Set<Integer> found) throws SQLException {
        if (!read("place", Rows.PLACE, Rows::place, places)) {
            return false;
        }
        for (PastPlace each : places.values()) {
            if (word.matches(each, null)) {
                found.add(each.port().number());
            }
        }
        return true;
    }

    /** Adds the programs that fit; false where the record has too many. */
    private boolean programs(PastFilter word, Set<Long> found) throws SQLException {
        if (!read("program", Rows.PROGRAM, Rows::program, programs)) {
            return false;
        }
        programs.forEach((id, program) -> {
            if (word.matches(ANY_PLACE, program)) {
                found.add(id);
            }
        });
        return true;
    }

    /** Reads what has come since; false where it is too much. */
    private <V> boolean read(String table, String columns, Reading<V> reading, TreeMap<Long, V> to)
            throws SQLException {
        String sql =
                "SELECT %s, id FROM %s WHERE id > ? ORDER BY id LIMIT ?".formatted(columns, table);
        int id = columns.split(",", -1).length + 1;
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setLong(1, to.isEmpty() ? 0 : to.lastKey());
            statement.setInt(2, KEPT + 1 - to.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    to.put(row.getLong(id), reading.of(row));
                }
            }
        }
        return to.size() <= KEPT;
    }
}
