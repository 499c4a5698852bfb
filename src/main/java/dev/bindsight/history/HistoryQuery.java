package dev.bindsight.history;

import dev.bindsight.inventory.filter.SocketFilter;

/**
 * What of the past is asked for.
 *
 * @param period when; spans and gaps that reach into it are given whole
 * @param filter which places and holders, in the words of any list of sockets; events of the
 *     recording itself are given whatever it says
 * @param most how many spans, and how many events, at most; of more than that the latest
 */
public record HistoryQuery(Period period, SocketFilter filter, int most) {
    /** Checks the limit. */
    public HistoryQuery {
        if (most <= 0) {
            throw new IllegalArgumentException("at most " + most);
        }
    }
}
