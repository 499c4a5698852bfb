package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;

import java.util.List;

/** A bind that was to be held and did not work. */
record RefusedBind(Attempt attempt) implements HeldBind {
    @Override
    public List<Endpoint> peers() {
        return List.of();
    }

    @Override
    public long count() {
        return 0;
    }

    @Override
    public boolean isHeld() {
        return false;
    }

    @Override
    public void close() {
        // its socket is closed already
    }
}
