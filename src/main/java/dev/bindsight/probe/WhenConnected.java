package dev.bindsight.probe;

/** Works with a TCP connection as soon as there is one, on the thread that connected. */
@FunctionalInterface
public interface WhenConnected {
    /** Leaves the connection alone. */
    WhenConnected CLOSE = _ -> {};

    /** Works with it; it is closed when this returns. */
    void use(Connection connection);
}
