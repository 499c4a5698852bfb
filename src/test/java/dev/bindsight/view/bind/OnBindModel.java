package dev.bindsight.view.bind;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
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
import dev.bindsight.view.job.Background;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.ScriptedBinds;
import dev.bindsight.view.sample.ScriptedRemedies;
import dev.bindsight.view.sample.Shop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A test of the Bind screen without its nodes, over binds that are scripted. */
abstract class OnBindModel {
    static final BindProbe PROBE =
            new BindProbe(
                    new BindPlace(Sample.endpoint("::", 3000), false, null),
                    Protocol.TCP,
                    Set.of());

    final ScriptedBinds binds = new ScriptedBinds();
    final ScriptedRemedies remedies = new ScriptedRemedies();
    final Deque<Runnable> background = new ArrayDeque<>();
    final Deque<Runnable> later = new ArrayDeque<>();
    final List<List<SocketEntry>> stopped = new ArrayList<>();
    final Deque<Runnable> stopEnds = new ArrayDeque<>();
    final Deque<Runnable> confirmations = new ArrayDeque<>();
    final List<Offer> told = new ArrayList<>();
    final BindModel model =
            new BindModel(
                    binds,
                    remedies,
                    new BindForm(),
                    new Asking(),
                    this::stop,
                    Lanes.of(background::add),
                    new Lane(new Later(), Runnable::run),
                    Sample.CLOCK);

    void stop(Inventory inventory, List<SocketEntry> sockets, Runnable ended) {
        stopped.add(sockets);
        stopEnds.add(ended);
    }

    void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    void bind() {
        model.form().portProperty().set("3000");
        model.bind();
    }

    BindResult shown() {
        return model.shownProperty().get();
    }

    static Attempt attempt(BindProbe probe, Outcome outcome) {
        return new Attempt(probe, Sample.NOW, List.of(), outcome, null, Duration.ofNanos(36_000));
    }

    static Attempt worked() {
        return attempt(PROBE, new Outcome.Worked());
    }

    static Finding refused(Offer... offers) {
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

    static Evidence evidence(SocketEntry socket) {
        return Evidence.socket(
                new BindFact.InTheWay(holder(socket), Shop.INVENTORY.takenAt(), null), socket);
    }

    static Holder holder(SocketEntry socket) {
        return new Holder(socket, Shop.INVENTORY.owners(socket), false, null);
    }

    static Offer offer(Fix fix) {
        return Offer.open(fix, Benefit.asTheFixSays(), null);
    }

    /** Says yes when the test does. */
    final class Asking implements Questions {
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
    final class Later implements Background {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void executeAfter(Duration delay, Runnable work) {
            later.add(work);
        }
    }
}
