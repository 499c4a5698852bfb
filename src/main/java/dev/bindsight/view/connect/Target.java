package dev.bindsight.view.connect;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/** One address and port of a run: waited for, then found, then perhaps compared or fixed. */
final class Target {
    private final Place place;
    private final ReadOnlyObjectWrapper<@Nullable Finding> finding =
            new ReadOnlyObjectWrapper<>(this, "finding");
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity =
            new ReadOnlyObjectWrapper<>(this, "activity");
    private final ReadOnlyObjectWrapper<@Nullable Applied> applied =
            new ReadOnlyObjectWrapper<>(this, "applied");
    private boolean compared;

    /**
     * What makes it one of its own: a link-local address may be there on several interfaces.
     *
     * @param endpoint the address and port
     * @param scope interface index for a link-local address, else 0
     */
    record Place(Endpoint endpoint, int scope) {
        static Place of(Finding finding) {
            Probe probe = finding.attempt().probe();
            int scope = probe instanceof ConnectProbe connect ? connect.scope() : 0;
            return new Place(probe.endpoint(), scope);
        }

        /** By the index of the interface, where its name is not known. */
        @Override
        public String toString() {
            String device = scope == 0 ? null : Integer.toString(scope);
            return new BindPlace(endpoint, null, device).toString();
        }
    }

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

    Target(Place place) {
        this.place = place;
    }

    /** What makes it one of its own. */
    Place place() {
        return place;
    }

    /** Where it is, with the interface by its name where that is known. */
    String name() {
        Finding found = finding.get();
        return found != null
                        && found.attempt().probe() instanceof ConnectProbe probe
                        && probe.device() != null
                ? probe.place().toString()
                : place.toString();
    }

    /** The address and port. */
    Endpoint endpoint() {
        return place.endpoint();
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
