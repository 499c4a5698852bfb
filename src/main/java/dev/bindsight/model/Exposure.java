package dev.bindsight.model;

/** From where a bound socket can be reached. */
public enum Exposure {
    /** From this machine only. */
    LOOPBACK,
    /** On one of the machine's addresses, so from the network that address is on. */
    HOST,
    /** On every interface. */
    ANY;

    /** What binding to {@code address} exposes. */
    public static Exposure of(IpAddress address) {
        if (address.unmapped().isWildcard()) {
            return ANY;
        }
        return address.isLoopback() ? LOOPBACK : HOST;
    }
}
