package dev.bindsight.view.sample;

import dev.bindsight.fix.Remedies;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.Cancellation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Remedies that touch nothing: they give what the test prepared. */
public final class ScriptedRemedies implements Remedies {
    private final Deque<Function<Cancellation, Verification>> next = new ArrayDeque<>();
    private final List<Offer> applied = new ArrayList<>();
    private int repeated;

    /** Nothing is expected. */
    public ScriptedRemedies() {}

    /** Gives this next. */
    public ScriptedRemedies then(Verification verification) {
        return then(_ -> verification);
    }

    /** Does this next. */
    public ScriptedRemedies then(Function<Cancellation, Verification> work) {
        next.add(work);
        return this;
    }

    /** The offers that were applied. */
    public List<Offer> applied() {
        return List.copyOf(applied);
    }

    /** How often a probe was run again. */
    public int repeated() {
        return repeated;
    }

    @Override
    public Verification apply(Offer offer, Finding before, Cancellation cancellation) {
        applied.add(offer);
        return next.remove().apply(cancellation);
    }

    @Override
    public Verification again(Finding before, Cancellation cancellation) {
        repeated++;
        return next.remove().apply(cancellation);
    }
}
