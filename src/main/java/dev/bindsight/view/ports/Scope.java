package dev.bindsight.view.ports;

/** Which sockets are listed. */
public enum Scope {
    /** Listeners, bound sockets, and what the kernel keeps on a port nobody listens on. */
    BLOCKING,
    /** What programs reach by port. */
    LISTENING,
    /** Every socket. */
    ALL;

    /** The scope with that name, {@link #BLOCKING} if there is none. */
    public static Scope named(String name) {
        for (Scope scope : values()) {
            if (scope.name().equals(name)) {
                return scope;
            }
        }
        return BLOCKING;
    }
}
