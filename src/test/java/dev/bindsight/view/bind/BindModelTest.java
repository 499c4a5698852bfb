package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Results of binds and what follows from the offers of one. */
class BindModelTest extends OnBindModel {
    @Test
    void aResultIsShownAndStaysTheNewestFirst() {
        binds.then(refused(), new Finding(worked(), null));
        bind();
        assertThat(model.lane().busy().get()).as("it runs").isTrue();
        work();
        BindResult first = shown();
        bind();
        work();

        assertThat(model.lane().busy().get()).as("it is over").isFalse();
        assertThat(model.results()).hasSize(2).last().isEqualTo(first);
        assertThat(shown()).isEqualTo(model.results().getFirst());
        assertThat(shown().before()).as("the run before").isEqualTo(first.finding());
        assertThat(
                        new BindText(ZoneOffset.UTC)
                                .changed(
                                        Objects.requireNonNull(shown().before()),
                                        shown().finding()))
                .contains("was held by")
                .contains("can be bound now");
    }

    @Test
    void aMistakeStartsNothing() {
        model.form().portProperty().set("x");
        model.bind();

        assertThat(background).isEmpty();
        assertThat(model.form().mistakes()).isNotEmpty();
    }

    @Test
    void whatWasCancelledHasNoResult() {
        binds.then(refused());
        bind();
        model.lane().cancel();
        assertThat(model.lane().busy().get()).as("free at once").isFalse();
        work();

        assertThat(model.results()).isEmpty();
    }

    @Test
    void anotherBindEndsTheOneThatRuns() {
        binds.then(new Finding(worked(), null));
        bind();
        bind();
        work();

        assertThat(model.results()).hasSize(1);
        assertThat(shown().attempt().ok()).isTrue();
    }

    @Test
    void aBugIsToldAndTheNextRunForgetsIt() {
        bind();
        work();
        assertThat(model.failureProperty().get()).isInstanceOf(AssertionError.class);

        binds.then(refused());
        bind();
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void stoppingTheOwnerGoesThroughItsDialogAndTriesTheSameAgain() {
        Offer stop = offer(new Fix.StopOwner(List.of(Shop.SERVER)));
        binds.then(refused(stop));
        bind();
        work();

        model.take(stop);
        assertThat(stopped).as("what is in the way").containsExactly(List.of(Shop.PORT_3000));
        assertThat(remedies.repeated()).as("before the stop").isZero();

        remedies.then(new Verification.Resolved(worked()));
        stopEnds.remove().run();
        work();

        assertThat(remedies.repeated()).isEqualTo(1);
        assertThat(shown().attempt().ok()).isTrue();
        assertThat(shown().before()).isEqualTo(model.results().getLast().finding());
    }

    @Test
    void aSocketIsClosedOnlyAfterAYes() {
        Offer close = offer(new Fix.CloseSocket(Shop.PORT_3000));
        binds.then(refused(close));
        bind();
        work();

        model.take(close);
        work();
        assertThat(remedies.applied()).isEmpty();

        remedies.then(new Verification.Resolved(worked()));
        confirmations.remove().run();
        work();
        assertThat(remedies.applied()).containsExactly(close);
        assertThat(shown().attempt().ok()).isTrue();
    }

    @Test
    void aRetryIsAResultOfItsOwnProbe() {
        BindProbe other = PROBE.with(SocketOption.SO_REUSEADDR);
        Offer retry = offer(new Fix.RetryWithReuseAddress(other));
        binds.then(refused(retry));
        bind();
        work();

        remedies.then(new Verification.Resolved(attempt(other, new Outcome.Worked())));
        model.take(retry);
        work();

        assertThat(shown().probe()).isEqualTo(other);
        assertThat(model.results()).hasSize(2);
    }

    @Test
    void aWaitThatIsCancelledEndsAndLeavesNoResult() {
        Offer wait = offer(new Fix.WaitForTimeWait(PROBE, Sample.NOW.plusSeconds(41)));
        binds.then(refused(wait));
        bind();
        work();

        remedies.then(cancellation -> {
            assertThat(cancellation.getAsBoolean()).as("it hears of the cancel").isTrue();
            return new Verification.Cancelled(worked());
        });
        model.take(wait);
        assertThat(model.lane().running().getLast().until()).isEqualTo(Sample.NOW.plusSeconds(41));
        model.lane().cancel();
        work();

        assertThat(model.results()).hasSize(1);
    }

    @Test
    void whatIsForTheUserToDoIsOnlyShown() {
        Offer grant = offer(new Fix.GrantPrivilege(new Port(80), List.of()));
        binds.then(refused(grant));
        bind();
        work();

        model.take(grant);
        work();

        assertThat(told).containsExactly(grant);
        assertThat(remedies.applied()).isEmpty();
    }

    @Test
    void whatAResultOffersIsOverOnceTheSameBindWasTriedAgain() {
        binds.then(refused());
        bind();
        work();
        BindResult first = shown();
        assertThat(model.newer(first)).isEmpty();

        remedies.then(new Verification.Resolved(worked()));
        model.again(first);
        work();

        assertThat(model.newer(first)).contains(shown());
        assertThat(model.newer(shown())).isEmpty();
    }
}
