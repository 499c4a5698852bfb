package dev.bindsight.model.fact;

import dev.bindsight.model.Route;

/** What bears out why a connect failed, or why its connection is of no use. */
public sealed interface ConnectFact extends Fact {
    /**
     * Where packets to the destination go first.
     *
     * @param route the route that is taken
     */
    record RouteTaken(Route route) implements ConnectFact {}
}
