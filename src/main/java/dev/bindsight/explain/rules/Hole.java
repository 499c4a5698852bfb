package dev.bindsight.explain.rules;

import java.util.Locale;

/** What a template leaves open. */
public enum Hole {
    /** A host with a port, or the path of a Unix socket. */
    PLACE,
    /** A name or an address. */
    HOST,
    /** A port. */
    PORT,
    /** An errno by name or in words. */
    ERRNO,
    /** An errno by number. */
    NUMBER,
    /** A name of a call. */
    CALL,
    /** The version of the reporter. */
    VERSION,
    /** A network of Go: {@code tcp4}, {@code unix}, {@code ip4:icmp}. */
    NETWORK,
    /** Anything without a blank. */
    WORD,
    /** Anything. */
    ANYTHING;

    /** The hole of a name in braces. */
    static Hole named(String name) {
        return name.equals("...") ? ANYTHING : valueOf(name.toUpperCase(Locale.ROOT));
    }
}
