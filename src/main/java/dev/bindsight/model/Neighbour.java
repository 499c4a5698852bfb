package dev.bindsight.model;

/**
 * An entry of the neighbour table: whether somebody on a device answers for an address, as ARP or
 * neighbour discovery found out (arp(7), ip-neighbour(8)).
 *
 * @param address the address of the next hop
 * @param device the name of the device
 * @param state what is known
 */
public record Neighbour(IpAddress address, String device, State state) {
    /** The states of linux/neighbour.h. */
    public enum State {
        /** It is being asked for, and nobody has answered. */
        INCOMPLETE,
        /** It answered within the last half minute or so. */
        REACHABLE,
        /** Its link address is known from before: STALE, DELAY, PROBE. */
        KNOWN,
        /** Nobody answered. */
        FAILED,
        /** There is nothing to ask: NOARP, PERMANENT, or no state. */
        FIXED
    }
}
