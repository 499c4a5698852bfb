package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/** From where a bound socket can be reached. */
public enum Exposure {
    /** From this machine only. */
    LOOPBACK,
    /** On one of the machine's addresses, so from the network that address is on. */
    HOST,
    /** On every interface. */
    ANY;

    /** What Linux calls the device that leads to the machine itself. */
    private static final String LOOPBACK_DEVICE = "lo";

    /**
     * What a bind exposes.
     *
     * @param address the address
     * @param device the device that the socket is bound to: then nothing comes by another; absent
     *     for none
     */
    public static Exposure of(IpAddress address, @Nullable String device) {
        if (address.isLoopback() || LOOPBACK_DEVICE.equals(device)) {
            return LOOPBACK;
        }
        return address.unmapped().isWildcard() && device == null ? ANY : HOST;
    }
}
