package dev.bindsight.view.connect;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.RepeatPlan;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** One connect that was asked for, and what is known of it up to now. Changes on the UI thread. */
final class ConnectRun {
    /** Beyond this many, addresses and ports are rows of a table instead of cards. */
    static final int CARDS = 6;

    private final ConnectRequest request;
    private final @Nullable RepeatPlan plan;
    private final Instant startedAt;
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", new Stage.Resolving());
    private final ObservableList<Target> targets = FXCollections.observableArrayList();
    private final Map<Target.Place, Target> byPlace = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable RepeatRun> repeat =
            new ReadOnlyObjectWrapper<>(this, "repeat");
    private @Nullable Resolution resolution;
    private @Nullable Diagnosis unresolved;
    private int connected;

    /** How far it is. */
    sealed interface Stage {
        /** The name is looked up. */
        record Resolving() implements Stage {}

        /**
         * Addresses are connected to.
         *
         * @param done how many are decided
         * @param total how many there are
         */
        record Connecting(int done, int total) implements Stage {}

        /** All are decided. */
        record Done() implements Stage {}

        /**
         * The user ended it.
         *
         * @param done how many were decided
         * @param total how many there were, 0 if that was not known yet
         */
        record Cancelled(int done, int total) implements Stage {}

        /**
         * Bindsight failed.
         *
         * @param bug how
         */
        record Failed(Throwable bug) implements Stage {}

        /** Whether it goes on. */
        default boolean isRunning() {
            return this instanceof Resolving || this instanceof Connecting;
        }
    }

    ConnectRun(ConnectRequest request, @Nullable RepeatPlan plan, Instant startedAt) {
        this.request = request;
        this.plan = plan;
        this.startedAt = startedAt;
    }

    /** What was asked for. */
    ConnectRequest request() {
        return request;
    }

    /** How often the connect is repeated, absent if it is not. */
    @Nullable RepeatPlan plan() {
        return plan;
    }

    /** When it began. */
    Instant startedAt() {
        return startedAt;
    }

    /** How far it is. */
    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** How far it is. */
    Stage stage() {
        return stage.get();
    }

    /** The addresses and ports, in the order they were found, then in that of the report. */
    ObservableList<Target> targets() {
        return targets;
    }

    /** What the name resolved to, absent as long as it is looked up. */
    @Nullable Resolution resolution() {
        return resolution;
    }

    /** Why there is nothing to connect to, absent if the name has addresses. */
    @Nullable Diagnosis unresolved() {
        return unresolved;
    }

    /** How many connected. */
    int connected() {
        return connected;
    }

    /** The repeated connect, absent if there is none or it has not begun. */
    ReadOnlyObjectProperty<@Nullable RepeatRun> repeatProperty() {
        return repeat.getReadOnlyProperty();
    }

    /** Whether the addresses and ports are too many for a card each. */
    boolean isTable() {
        int addresses = resolution == null ? 1 : addresses(resolution).size();
        return addresses * request.ports().size() > CARDS;
    }

    /** The name was looked up: the few cards there will be are shown at once. */
    void resolved(Resolution answer) {
        if (!stage().isRunning()) {
            return;
        }
        resolution = answer;
        List<Resolution.Address> addresses = addresses(answer);
        int total = addresses.size() * request.ports().size();
        if (total <= CARDS) {
            for (Port port : request.ports()) {
                for (Resolution.Address address : addresses) {
                    target(
                            new Target.Place(
                                    new Endpoint(address.address(), port), address.scope()));
                }
            }
        }
        stage.set(new Stage.Connecting(0, total));
    }

    /** More is known; {@code total} is 0 as long as nobody said. */
    void advanced(List<Finding> found, int done, int total) {
        if (!stage().isRunning()) {
            return;
        }
        var fresh = new ArrayList<Target>();
        for (Finding finding : found) {
            Target.Place place = Target.Place.of(finding);
            Target known = byPlace.get(place);
            if (known == null) {
                known = new Target(place);
                byPlace.put(place, known);
                fresh.add(known);
            }
            known.found(finding);
            if (finding.attempt().ok()) {
                connected++;
            }
        }
        targets.addAll(fresh);
        if (total > 0) {
            stage.set(new Stage.Connecting(done, total));
        }
    }

    /** It is over; a run that the user ended before stays as it was then. */
    void ended(ConnectReport report) {
        if (!stage().isRunning()) {
            return;
        }
        resolution = report.resolution();
        unresolved = report.unresolved();
        connected = (int) report.findings().stream().filter(f -> f.attempt().ok()).count();
        var all = new LinkedHashSet<Target>();
        for (Finding finding : report.findings()) {
            Target target = byPlace.computeIfAbsent(Target.Place.of(finding), Target::new);
            target.found(finding);
            all.add(target);
        }
        if (!targets.equals(List.copyOf(all))) {
            targets.setAll(all);
        }
        stage.set(
                report.cancelled()
                        ? new Stage.Cancelled(all.size(), all.size())
                        : new Stage.Done());
    }

    /** The user ends it; what is not decided by then is told as that. */
    void cancelled() {
        if (!stage().isRunning()) {
            return;
        }
        int total = stage() instanceof Stage.Connecting(var _, int all) ? all : 0;
        int done = (int) targets.stream().filter(target -> target.finding() != null).count();
        stage.set(new Stage.Cancelled(done, total));
    }

    /** Bindsight failed. */
    void failed(Throwable bug) {
        if (stage().isRunning()) {
            stage.set(new Stage.Failed(bug));
        }
    }

    /** It is repeated from now on. */
    void repeats(RepeatRun run) {
        repeat.set(run);
    }

    private void target(Target.Place place) {
        if (!byPlace.containsKey(place)) {
            var target = new Target(place);
            byPlace.put(place, target);
            targets.add(target);
        }
    }

    private List<Resolution.Address> addresses(Resolution answer) {
        return answer.addresses().stream()
                .filter(each -> request.tried().include(each.address().family()))
                .toList();
    }
}
