package dev.bindsight.view.connections;

import dev.bindsight.model.IpAddress;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
    /**
     * A resolver with two servers that are both silent says so after 20 s; nobody waits so long.
     */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<IpAddress, Optional<String>> resolver;
    private final Lane lane;
    private final InstantSource clock;
    private final Map<IpAddress, Answer> answers = new HashMap<>();
    private final Map<IpAddress, Job> questions = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");

    /**
     * No name is known.
     *
     * @param resolver asks for the name of an address; blocks
     * @param lane runs it, one question beside the other
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
     * @param at when it answered or was given up, absent while it has not answered
     * @param late whether it was given up
     */
    record Answer(@Nullable String name, @Nullable Instant at, boolean late) {}

    /** What was found out about an address, absent where it was not asked for. */
    @Nullable Answer answer(IpAddress address) {
        return answers.get(address.unmapped());
    }

    /** Changes with each answer. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /**
     * Asks for the name of an address, unless that is being asked already. A resolver that takes
     * longer than {@link #PATIENCE} is given up, and what it says then is not told.
     */
    void ask(IpAddress given) {
        IpAddress address = given.unmapped();
        if (questions.containsKey(address)) {
            return;
        }
        Answer before = answers.get(address);
        var question =
                new Job(_ -> {
                    Optional<String> name = resolver.apply(address);
                    return () -> answered(address, name);
                });
        questions.put(address, question);
        put(address, new Answer(before == null ? null : before.name(), null, false));
        lane.start(question);
        lane.startAfter(PATIENCE, new Job(_ -> () -> giveUp(address, question)));
    }

    private void answered(IpAddress address, Optional<String> name) {
        questions.remove(address);
        put(address, new Answer(name.orElse(null), clock.instant(), false));
    }

    private void giveUp(IpAddress address, Job question) {
        if (questions.remove(address, question)) {
            question.cancel();
            put(address, new Answer(null, clock.instant(), true));
        }
    }

    private void put(IpAddress address, Answer answer) {
        answers.put(address, answer);
        changes.set(changes.get() + 1);
    }
}
