package dev.bindsight.view.connect;

import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.Statistics;
import dev.bindsight.view.job.Job;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A connect that is repeated, and the samples up to now. Changes on the UI thread. */
final class RepeatRun {
    private final ConnectProbe probe;
    private final RepeatPlan plan;
    private @Nullable Job job;
    private final List<Sample> samples = new ArrayList<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyBooleanWrapper running =
            new ReadOnlyBooleanWrapper(this, "running", true);

    RepeatRun(ConnectProbe probe, RepeatPlan plan) {
        this.probe = probe;
        this.plan = plan;
    }

    /** What is repeated. */
    ConnectProbe probe() {
        return probe;
    }

    /** How often. */
    RepeatPlan plan() {
        return plan;
    }

    /** It goes on as a job, whose end is its own. */
    void goesOnAs(Job job) {
        this.job = job;
    }

    /** Ends it and nothing else. */
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /** The samples in the order they were taken; grows. */
    List<Sample> samples() {
        return Collections.unmodifiableList(samples);
    }

    /** How many samples there are; set once per batch. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Whether it goes on. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What the samples come to. */
    Statistics statistics() {
        return Statistics.of(samples);
    }

    /** More samples were taken; what comes after its end is dropped. */
    void add(List<Sample> more) {
        if (running.get()) {
            samples.addAll(more);
            count.set(samples.size());
        }
    }

    /** No more will come. */
    void end() {
        running.set(false);
    }
}
