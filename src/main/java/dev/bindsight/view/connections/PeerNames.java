package dev.bindsight.view.connections;

import dev.bindsight.model.IpAddress;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names of peers, of which none is asked for by itself: a resolver learns from each question
 * whom one talks to. FX thread.
 */
final class PeerNames {
    private final Function<IpAddress, Optional<String>> resolver;
    private final Lane lane;
    private final InstantSource clock;
    private final Map<IpAddress, Answer> answers = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");

    /**
     * No name is known.
     *
     * @param resolver asks for the name of an address; blocks
     * @param lane runs it
     */
    PeerNames(Function<IpAddress, Optional<String>> resolver, Lane lane, InstantSource clock) {
        this.resolver = resolver;
        this.lane = lane;
        this.clock = clock;
    }

    /**
     * What the resolver said.
     *
     * @param name absent where there is none
     * @param at when it was asked, absent while it has not answered
     */
    record Answer(@Nullable String name, @Nullable Instant at) {}

    /** What was found out about an address, absent where it was not asked for. */
    @Nullable Answer answer(IpAddress address) {
        return answers.get(address.unmapped());
    }

    /** Changes with each answer. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Asks for the name of an address. */
    void ask(IpAddress given) {
        IpAddress address = given.unmapped();
        Answer before = answers.get(address);
        put(address, new Answer(before == null ? null : before.name(), null));
        lane.start(
                new Job(_ -> {
                    Optional<String> name = resolver.apply(address);
                    return () -> put(address, new Answer(name.orElse(null), clock.instant()));
                }));
    }

    private void put(IpAddress address, Answer answer) {
        answers.put(address, answer);
        changes.set(changes.get() + 1);
    }
}
