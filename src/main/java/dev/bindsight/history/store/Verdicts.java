package dev.bindsight.history.store;

import dev.bindsight.history.PastFilter;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a filter says of places and programs. Spans and events repeat few of these, so each pair is
 * asked about once, and a row that does not fit is never made into what it stands for.
 */
final class Verdicts {
    private final PastFilter filter;
    private final Rows rows;
    private final boolean forProcess;
    private final Map<Pair, Boolean> known = new HashMap<>();

    /**
     * A place and a program.
     *
     * @param place its id
     * @param program its id, 0 for none
     */
    private record Pair(long place, long program) {}

    Verdicts(PastFilter filter, Rows rows) {
        this.filter = filter;
        this.rows = rows;
        forProcess = filter.asksForProcess();
    }

    /** Whether a row that {@link #canFit can} does, once it is read. */
    boolean fits(PastPlace place, @Nullable PastHolder holder) {
        return !forProcess || filter.matches(place, holder);
    }

    /**
     * Whether what was at a place can fit; it does, unless the filter asks for one process.
     *
     * @param place its id
     * @param program the id of what ran, 0 for none
     */
    boolean canFit(long place, long program) throws SQLException {
        if (forProcess) {
            return true;
        }
        var pair = new Pair(place, program);
        Boolean verdict = known.get(pair);
        if (verdict == null) {
            verdict =
                    filter.matches(rows.place(place), program == 0 ? null : rows.program(program));
            known.put(pair, verdict);
        }
        return verdict;
    }
}
