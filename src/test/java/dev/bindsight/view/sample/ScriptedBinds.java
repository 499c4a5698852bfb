package dev.bindsight.view.sample;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Binds that touch nothing: they give what the test prepared, and remember what was tried. */
public final class ScriptedBinds implements BindDiagnosis {
    private final Deque<Finding> findings = new ArrayDeque<>();
    private final List<BindProbe> tried = new ArrayList<>();
    private @Nullable HeldBind held;

    /** Nothing is expected to be tried. */
    public ScriptedBinds() {}

    /** Gives these, one per bind. */
    public ScriptedBinds then(Finding... next) {
        findings.addAll(List.of(next));
        return this;
    }

    /** Gives this for the next bind that is held. */
    public ScriptedBinds holds(HeldBind next) {
        held = next;
        return this;
    }

    /** What was tried, the first first. */
    public List<BindProbe> tried() {
        return List.copyOf(tried);
    }

    @Override
    public List<BindPlace> places(AddressSpec spec) {
        return spec.places(true);
    }

    @Override
    public List<LocalAddress> addresses() {
        return List.of(
                new LocalAddress(Sample.endpoint("192.168.1.24", 0).address(), "wlp3s0"),
                new LocalAddress(IpAddress.LOOPBACK_IPV4, "lo"),
                new LocalAddress(IpAddress.LOOPBACK_IPV6, "lo"));
    }

    @Override
    public synchronized Finding tryBind(BindProbe probe, Cancellation cancellation) {
        if (findings.isEmpty()) {
            throw new AssertionError("a bind of " + probe + " was not expected");
        }
        tried.add(probe);
        return findings.remove();
    }

    /** Every port is free. */
    @Override
    public Attempt bindOnce(Port port) {
        BindPlace every = places(new AddressSpec.Every(port)).getFirst();
        return new Attempt(
                new BindProbe(every, Protocol.TCP, Set.of(), 1),
                Instant.now(),
                List.of(),
                new Outcome.Worked(),
                null,
                Duration.ZERO);
    }

    @Override
    public HeldBind hold(BindProbe probe) {
        if (held == null) {
            throw new AssertionError("a bind of " + probe + " was not expected to be held");
        }
        tried.add(probe);
        return held;
    }
}
