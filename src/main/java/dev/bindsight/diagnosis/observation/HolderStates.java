package dev.bindsight.diagnosis.observation;

import java.util.List;

/**
 * What state the holders of sockets are in, where that explains that they neither take connections
 * nor signals: stopped, without a descriptor left, SIGTERM ignored, connections that they never
 * close.
 *
 * @param looked those that were looked at
 * @param all whether that is all of them
 * @param waiting how many connections of the first TCP listener nobody has accepted
 * @param halfClosed how many its processes keep open though the peer has closed them
 */
public record HolderStates(List<HolderState> looked, boolean all, int waiting, int halfClosed) {
    /** Nobody was looked at. */
    public static final HolderStates NONE = new HolderStates(List.of(), true, 0, 0);

    /** Of a server with hundreds of workers a few tell enough. */
    private static final int TOLD = 4;

    /** Copies the list. */
    public HolderStates {
        looked = List.copyOf(looked);
    }

    /** Those of which something is worth telling; mostly none. */
    public List<HolderState> hindered() {
        return looked.stream().filter(HolderState::isHindered).limit(TOLD).toList();
    }

    /**
     * Why none of the holders can accept a connection now.
     *
     * @return all of them; empty if one of them can, or that is not known
     */
    public List<HolderState> whyNobodyAccepts() {
        return all && looked.stream().allMatch(HolderState::acceptsNothing) ? looked : List.of();
    }
}
