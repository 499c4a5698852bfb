package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.HeldBind;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.ScriptedBinds;
import dev.bindsight.view.sample.ScriptedRemedies;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the Bind screen does, without a window; its background work runs when the test says so. */
class BindModelTest {
    private static final BindProbe PROBE =
            new BindProbe(
                    new BindPlace(Sample.endpoint("::", 3000), false, null),
                    Protocol.TCP,
                    Set.of());

    private final ScriptedBinds binds = new ScriptedBinds();
    private final ScriptedRemedies remedies = new ScriptedRemedies();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<List<SocketEntry>> stopped = new ArrayList<>();
    private final Deque<Runnable> stopEnds = new ArrayDeque<>();
    private final Deque<Runnable> confirmations = new ArrayDeque<>();
    private final List<Offer> told = new ArrayList<>();
    private final BindModel model =
            new BindModel(
                    binds,
                    remedies,
                    new BindForm(),
                    new Asking(),
                    this::stop,
                    Lanes.of(background::add),
                    new Lane(new Later(), Runnable::run),
                    Sample.CLOCK);

    private void stop(Inventory inventory, List<SocketEntry> sockets, Runnable ended) {
        stopped.add(sockets);
        stopEnds.add(ended);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private void bind() {
        model.form().portProperty().set("3000");
        model.bind();
    }

    private BindResult shown() {
        return model.shownProperty().get();
    }

    private static Attempt attempt(BindProbe probe, Outcome outcome) {
        return new Attempt(probe, Sample.NOW, List.of(), outcome, null, Duration.ofNanos(36_000));
    }

    private static Attempt worked() {
        return attempt(PROBE, new Outcome.Worked());
    }

    private static Finding refused(Offer... offers) {
        Attempt attempt =
                attempt(
                        PROBE,
                        new Outcome.Refused(
                                Syscall.BIND,
                                new Errno("EADDRINUSE", 98),
                                Outcome.DecidedBy.KERNEL));
        return new Finding(
                attempt,
                new Diagnosis(
                        new Cause.PortHeld(Shop.PORT_3000),
                        new Happened.Refused(Syscall.BIND, new Errno("EADDRINUSE", 98)),
                        new BindReason.PortTaken(holder(Shop.PORT_3000)),
                        List.of(evidence(Shop.PORT_3000), evidence(Shop.PORT_9464)),
                        List.of(offers),
                        Shop.INVENTORY));
    }

    private static Evidence evidence(SocketEntry socket) {
        return Evidence.socket(
                new BindFact.InTheWay(holder(socket), Shop.INVENTORY.takenAt(), null), socket);
    }

    private static Holder holder(SocketEntry socket) {
        return new Holder(socket, Shop.INVENTORY.owners(socket), false, null);
    }

    private static Offer offer(Fix fix) {
        return Offer.open(fix, Benefit.asTheFixSays(), null);
    }

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

        for (int i = 0; i < BindModel.KEPT + 3; i++) {
            binds.then(new Finding(worked(), null));
            bind();
            work();
        }

        assertThat(model.results()).hasSize(BindModel.KEPT).startsWith(shown()).endsWith(holds);
    }

    /** Says yes when the test does. */
    private final class Asking implements Questions {
        @Override
        public void askToClose(Offer offer, Diagnosis diagnosis, Runnable yes) {
            confirmations.add(yes);
        }

        @Override
        public void showCommands(Offer offer) {
            told.add(offer);
        }
    }

    /** Does at once what is due now. */
    private final class Later implements Background {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void executeAfter(Duration delay, Runnable work) {
            later.add(work);
        }
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
