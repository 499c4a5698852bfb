package dev.bindsight.view.sample;

import dev.bindsight.fix.PortStopper;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopObserver;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A stopper that touches nothing: it plays a script and remembers what it was asked for. */
public class ScriptedStopper implements PortStopper {
    private final StopPlan plan;
    private final Function<StopObserver, StopReport> script;
    private final List<StopChoice> chosen = new ArrayList<>();
    private @Nullable StopReport plannedAgain;

    /**
     * @param plan what it always plans
     * @param script what it does when a choice is carried out
     */
    public ScriptedStopper(StopPlan plan, Function<StopObserver, StopReport> script) {
        this.plan = plan;
        this.script = script;
    }

    /** The choices that were carried out. */
    public List<StopChoice> chosen() {
        return List.copyOf(chosen);
    }

    /** The report after which it planned again, absent if it did not. */
    public @Nullable StopReport plannedAgain() {
        return plannedAgain;
    }

    @Override
    public StopPlan plan(Inventory inventory, List<SocketEntry> sockets) {
        return plan;
    }

    @Override
    public StopPlan planAgain(StopReport report) {
        plannedAgain = report;
        return plan;
    }

    @Override
    public StopReport stop(
            StopPlan planned, StopChoice choice, StopOptions options, StopObserver observer) {
        chosen.add(choice);
        return script.apply(observer);
    }
}
