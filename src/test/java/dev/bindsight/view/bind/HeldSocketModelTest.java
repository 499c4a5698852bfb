package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.HeldBind;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Sockets that are kept bound for a while, and how each is given back. */
class HeldSocketModelTest extends OnBindModel {
    @Test
    void aHeldSocketIsGivenBackWhenItsTimeIsOver() {
        var held = new Held();
        binds.holds(held);
        model.form().holdProperty().set(true);
        bind();
        work();
        assertThat(shown().hold()).isInstanceOf(Hold.Holding.class);

        held.count = 2;
        later.remove().run();

        assertThat(held.open).isFalse();
        assertThat(shown().hold())
                .isInstanceOfSatisfying(
                        Hold.Released.class, released -> assertThat(released.count()).isEqualTo(2));
        assertThat(model.results()).containsExactly(shown());
    }

    @Test
    void aHeldSocketIsGivenBackByAClickAndOnceOnly() {
        var held = new Held();
        binds.holds(held);
        model.form().holdProperty().set(true);
        bind();
        work();

        model.release(shown());
        assertThat(held.open).isFalse();
        later.remove().run();

        assertThat(held.closes).isEqualTo(1);
    }

    @Test
    void aHoldIsKnownForAsLongAsItLasts() {
        assertThat(model.longestHold(Sample.NOW)).isZero();
        binds.holds(new Held());
        model.form().holdProperty().set(true);
        model.form().holdSecondsProperty().set("600");
        bind();
        work();

        assertThat(model.longestHold(Sample.NOW))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(10));
        model.release(shown());
        assertThat(model.longestHold(Sample.NOW)).isZero();
    }

    @Test
    void aBindThatRunsIntoTheOwnHoldEndsItAndTriesAgain() {
        var held = new Held();
        binds.holds(held);
        model.form().holdProperty().set(true);
        bind();
        work();
        Offer end = offer(new Fix.EndHold(Shop.PORT_3000));
        model.form().holdProperty().set(false);
        binds.then(refused(end));
        bind();
        work();
        assertThat(held.open).as("a refused bind leaves it alone").isTrue();
        assertThat(model.ownHold(shown())).map(Hold.Holding::since).contains(Sample.NOW);

        remedies.then(new Verification.Resolved(worked()));
        model.take(end);
        work();

        assertThat(held.open).isFalse();
        assertThat(remedies.repeated()).isEqualTo(1);
        assertThat(shown().attempt().ok()).isTrue();
    }

    @Test
    void theEndOfAHeldSocketThatWasDestroyedFromOutsideIsTold() {
        var held = new Held();
        binds.holds(held);
        model.form().holdProperty().set(true);
        bind();
        work();

        held.open = false;
        model.release(shown());

        assertThat(shown().hold()).isInstanceOf(Hold.Released.class);
    }

    @Test
    void closingTheScreenGivesEverySocketBack() {
        var held = new Held();
        binds.holds(held);
        model.form().holdProperty().set(true);
        bind();
        work();

        model.close();

        assertThat(held.open).isFalse();
    }

    @Test
    void theOldestResultsGoButNotTheOneThatIsHeld() {
        binds.holds(new Held());
        model.form().holdProperty().set(true);
        bind();
        work();
        BindResult holds = shown();
        model.form().holdProperty().set(false);

        for (int i = 0; i < BindResults.KEPT + 3; i++) {
            binds.then(new Finding(worked(), null));
            bind();
            work();
        }

        assertThat(model.results()).hasSize(BindResults.KEPT).startsWith(shown()).endsWith(holds);
    }

    /** A socket that is bound until it is closed. */
    private static final class Held implements HeldBind {
        private long count;
        private boolean open = true;
        private int closes;

        @Override
        public Attempt attempt() {
            return new Attempt(
                    PROBE,
                    Sample.NOW,
                    List.of(),
                    new Outcome.Worked(),
                    Shop.PORT_3000.local(),
                    Duration.ofNanos(36_000));
        }

        @Override
        public List<Endpoint> peers() {
            return List.of();
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public boolean isHeld() {
            return open;
        }

        @Override
        public void close() {
            open = false;
            closes++;
        }
    }
}
