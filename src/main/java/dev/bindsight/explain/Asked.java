package dev.bindsight.explain;

import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;

/** What a person typed or pasted, read as a question. */
public sealed interface Asked {
    /** Words to look for, or nothing at all. */
    Asked WORDS = new Words();

    /** Words to look for, or nothing at all. */
    record Words() implements Asked {}

    /**
     * A port alone: {@code 3000}, {@code :3000}, {@code *:3000}.
     *
     * @param port which
     */
    record OnePort(Port port) implements Asked {}

    /**
     * An address or a name with a port: {@code localhost:3000}, {@code 0.0.0.0:3000}, {@code
     * [fe80::1%eth0]:3000}, {@code example.com:443}.
     *
     * @param place both
     */
    record Place(HostAndPort place) implements Asked {}

    /**
     * A URL: {@code https://example.com/path}.
     *
     * @param text all of it
     * @param place its host, and its port or that of its scheme
     */
    record Url(String text, HostAndPort place) implements Asked {}

    /**
     * An error, by its name or number, or as a program printed it.
     *
     * @param error what it says
     */
    record Failure(ReportedError error) implements Asked {}
}
