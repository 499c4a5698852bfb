package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What the kernel told of the packets of a connect, beside what its calls returned.
 *
 * @param roundTrip the time from the SYN to its answer ({@code tcpi_rtt} of tcp(7)), absent where
 *     it is not known: the connect failed, a SYN was sent again, or the system does not tell
 * @param icmp the message that refused it, absent where none was kept
 * @param seenLate whether {@link Attempt#elapsed()} goes on until Bindsight looked, because one
 *     poll(2) waits for many connects at once
 */
public record OnTheWire(@Nullable Duration roundTrip, @Nullable IcmpError icmp, boolean seenLate) {
    /** Nothing was told. */
    public static final OnTheWire UNTOLD = new OnTheWire(null, null, false);
}
