package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;

/** Which sockets are listed. */
public enum Scope {
    /** Listeners, bound sockets, and what the kernel keeps on a port nobody listens on. */
    BLOCKING,
    /** What programs reach by port. */
    LISTENING,
    /** Every socket. */
    ALL;

    /** Whether a socket is listed for what it is, whatever other sockets there are. */
    boolean isByItself() {
        return this != BLOCKING;
    }

    /** Whether it lists a socket, where that is decided {@link #isByItself by itself}. */
    boolean lists(SocketEntry entry) {
        return switch (this) {
            case ALL -> true;
            case LISTENING -> entry.isListening();
            case BLOCKING -> throw new IllegalStateException("it depends on other sockets");
        };
    }

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
