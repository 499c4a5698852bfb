package dev.bindsight.diagnosis.conclude.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.conclude.HolderEvidence;
import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessCondition.Sigterm;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.MachineFact;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

/** Of the holders of sockets only what keeps them from taking something is told. */
class HolderStatesTest {
    private static final ProcessCondition ORDINARY = condition(ProcessState.RUNNING, 3);
    private static final ProcessCondition STOPPED = condition(ProcessState.STOPPED, 3);
    private static final ProcessCondition FULL = condition(ProcessState.RUNNING, 10);

    @Test
    void theOrdinaryAndTheUnreadableAreNotTold() {
        assertThat(facts(states(holder(ORDINARY), holder(null)))).isEmpty();
    }

    @Test
    void whatHindersAHolderIsTold() {
        assertThat(facts(states(holder(ORDINARY), holder(STOPPED))))
                .containsExactly(new MachineFact.Hindered(holder(STOPPED).process(), STOPPED));
        assertThat(facts(states(holder(FULL)))).hasSize(1);
    }

    @Test
    void ofManyAFewAreTold() {
        HolderState stopped = holder(STOPPED);

        assertThat(facts(new HolderStates(Collections.nCopies(9, stopped), true, 0, 0))).hasSize(4);
    }

    @Test
    void connectionsThatNobodyTakesOrClosesAreCounted() {
        assertThat(facts(new HolderStates(List.of(), true, 2, 0)))
                .containsExactly(new MachineFact.Waiting(2));
        assertThat(facts(new HolderStates(List.of(), true, 0, 1)))
                .containsExactly(new MachineFact.HalfClosed(1));
    }

    @Test
    void nobodyAcceptsOnlyIfNoneOfThemCan() {
        assertThat(states(holder(STOPPED), holder(FULL)).whyNobodyAccepts()).hasSize(2);
        assertThat(states(holder(STOPPED), holder(ORDINARY)).whyNobodyAccepts()).isEmpty();
        assertThat(states(holder(STOPPED), holder(null)).whyNobodyAccepts()).isEmpty();
        assertThat(new HolderStates(List.of(holder(STOPPED)), false, 0, 0).whyNobodyAccepts())
                .isEmpty();
    }

    private static HolderStates states(HolderState... looked) {
        return new HolderStates(List.of(looked), true, 0, 0);
    }

    private static List<Fact> facts(HolderStates states) {
        return HolderEvidence.of(states).stream().map(Evidence::fact).toList();
    }

    private static HolderState holder(@Nullable ProcessCondition condition) {
        return new HolderState(Program.of(10, "server").get(), condition);
    }

    private static ProcessCondition condition(ProcessState state, int descriptors) {
        return new ProcessCondition(state, Sigterm.ENDS, false, descriptors, 10L);
    }
}
