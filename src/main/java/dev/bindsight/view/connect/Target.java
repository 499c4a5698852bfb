package dev.bindsight.view.connect;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Finding;
import dev.bindsight.model.Offer;
import dev.bindsight.model.Verification;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/** One address and port of a run: waited for, then found, then perhaps compared or fixed. */
final class Target {
    private final Endpoint endpoint;
    private final ReadOnlyObjectWrapper<@Nullable Finding> finding =
            new ReadOnlyObjectWrapper<>(this, "finding");
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity =
            new ReadOnlyObjectWrapper<>(this, "activity");
    private final ReadOnlyObjectWrapper<@Nullable Applied> applied =
            new ReadOnlyObjectWrapper<>(this, "applied");
    private boolean compared;

    /** What is being done about it now. */
    sealed interface Activity {
        /** Controls are asked. */
        record Comparing() implements Activity {}

        /**
         * An offer is carried out.
         *
         * @param offer which
         */
        record Applying(Offer offer) implements Activity {}
    }

    /**
     * An offer that was carried out.
     *
     * @param offer which
     * @param verification what came of it
     */
    record Applied(Offer offer, Verification verification) {}

    Target(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The address and port. */
    Endpoint endpoint() {
        return endpoint;
    }

    /** What was found, absent as long as it is waited for. */
    ReadOnlyObjectProperty<@Nullable Finding> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    /** What was found, absent as long as it is waited for. */
    @Nullable Finding finding() {
        return finding.get();
    }

    /** What is being done about it, absent if nothing is. */
    ReadOnlyObjectProperty<@Nullable Activity> activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** The offer that was carried out last, absent if none was. */
    ReadOnlyObjectProperty<@Nullable Applied> appliedProperty() {
        return applied.getReadOnlyProperty();
    }

    /** Whether it was compared with controls. */
    boolean isCompared() {
        return compared;
    }

    /** It was found out, or more is known now. */
    void found(Finding what) {
        finding.set(what);
    }

    /** Something is begun. */
    void begin(Activity what) {
        applied.set(null);
        activity.set(what);
    }

    /** What was begun was given up. */
    void abandon() {
        activity.set(null);
    }

    /** The controls have answered. */
    void compared(Finding what) {
        compared = true;
        activity.set(null);
        finding.set(what);
    }

    /** The offer was carried out. */
    void applied(Applied what) {
        activity.set(null);
        applied.set(what);
    }
}
