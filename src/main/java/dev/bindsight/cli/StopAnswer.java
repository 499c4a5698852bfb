package dev.bindsight.cli;

import dev.bindsight.cli.WantedPlaces.Proof;
import dev.bindsight.fix.MissingPermission;
import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.json.AfterJson.PortAfterJson;
import dev.bindsight.json.JsonText;
import dev.bindsight.json.StopJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.stop.ObstacleText;
import dev.bindsight.words.stop.RequirementText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One {@code stop}, from finding the holders to the answer. */
final class StopAnswer {
    private final Terminal terminal;
    private final Backend backend;
    private final StopRequest request;
    private final Inventory inventory;
    private final WantedPlaces places;

    /** A stop of what {@code inventory}, read just now, shows. */
    StopAnswer(Terminal terminal, Backend backend, StopRequest request, Inventory inventory) {
        this.terminal = terminal;
        this.backend = backend;
        this.request = request;
        this.inventory = inventory;
        places = new WantedPlaces(backend, request.protocol(), inventory);
    }

    /**
     * Carries it out and answers.
     *
     * @throws WrongRequest if it asks for what must not be done, or nobody is there to be asked;
     *     nothing has been touched then
     */
    Exit run() {
        var sockets = new ArrayList<SocketEntry>();
        var held = new ArrayList<AddressSpec>();
        var proven = new ArrayList<Proof>();
        for (AddressSpec place : request.places()) {
            List<SocketEntry> holders = places.bound(place);
            if (holders.isEmpty()) {
                List<Proof> proofs = places.prove(place);
                boolean free = proofs.stream().allMatch(each -> each.state().ok());
                holders = free ? List.of() : places.connected(place);
                proven.addAll(holders.isEmpty() ? proofs : List.of());
            }
            if (!holders.isEmpty()) {
                held.add(place);
                sockets.addAll(holders);
            }
        }
        if (sockets.isEmpty()) {
            StopSelection.refuseStrangers(List.of(), request.pids());
            explain(proven);
            return answer(List.of(), List.of(), states(proven), false);
        }
        return stop(sockets.stream().distinct().toList(), held, proven);
    }

    private Exit stop(List<SocketEntry> sockets, List<AddressSpec> held, List<Proof> proven) {
        StopPlan plan = backend.stopper().plan(inventory, sockets);
        List<StopChoice> offered = StopSelection.offered(plan, request.pids());
        Optional<StopChoice> choice = offered.isEmpty() ? Optional.empty() : choose(plan, offered);
        if (choice.isEmpty()) {
            List<Proof> kept = held.stream().flatMap(each -> places.prove(each).stream()).toList();
            plan.obstacles().forEach(this::explain);
            explain(proven);
            kept.forEach(each -> tell(each.state(), Optional.empty()));
            List<Proof> all = Stream.concat(proven.stream(), kept.stream()).toList();
            return answer(sockets, plan.obstacles(), states(all), missing(plan));
        }
        try (var interruption = new Interruption()) {
            var options = new StopOptions(request.patience(), StopOptions.DEFAULT.watch());
            var observer = new StopTalk(terminal, request, interruption);
            StopReport report = backend.stopper().stop(plan, choice.get(), options, observer);
            explain(proven, interruption);
            observer.conclude(report, backend.machine().user());
            plan.obstacles().forEach(this::explain);
            return answer(report, plan, states(proven));
        }
    }

    private Optional<StopChoice> choose(StopPlan plan, List<StopChoice> offered) {
        if (request.yes()) {
            return Optional.of(StopSelection.unasked(plan, offered, !request.pids().isEmpty()));
        }
        if (!terminal.canAsk()) {
            throw new WrongRequest(Texts.get("cli.stop.noTerminal"));
        }
        return new StopQuestion(terminal).ask(plan, offered, backend.home());
    }

    private Exit answer(StopReport report, StopPlan plan, List<PortAfterJson> proven) {
        var before = new StopJson.Seen(report.before(), inventory);
        if (report.cancelled()) {
            return answer(
                    StopJson.cancelled(
                            before,
                            report.actions(),
                            plan.obstacles(),
                            holders(),
                            proven,
                            backend.machine()::userName),
                    missing(report, plan));
        }
        Stream<PortAfterJson> after =
                report.aftermath().stream()
                        .map(each -> PortAfterJson.of(each, backend.machine()::userName));
        return answer(
                StopJson.of(
                        before,
                        report.actions(),
                        plan.obstacles(),
                        Stream.concat(proven.stream(), after).toList(),
                        backend.machine()::userName),
                missing(report, plan));
    }

    private static List<PortAfterJson> states(List<Proof> proofs) {
        return proofs.stream().map(Proof::state).toList();
    }

    /** What is on the ports now; absent if no source answers. */
    private StopJson.@Nullable Seen holders() {
        return switch (backend.inventory().lookAtAll()) {
            case Reading.Read(Inventory now) ->
                    new StopJson.Seen(
                            Occupants.at(
                                            request.places().stream()
                                                    .flatMap(spec -> spec.places(true).stream())
                                                    .toList(),
                                            request.protocol(),
                                            now.entries())
                                    .all(),
                            now);
            case Reading.Unreadable _ -> null;
        };
    }

    private static boolean missing(StopReport report, StopPlan plan) {
        return missing(plan) || report.actions().stream().anyMatch(each -> each.missing() != null);
    }

    private static boolean missing(StopPlan plan) {
        return plan.obstacles().stream().anyMatch(each -> each.missing() != null);
    }

    private Exit answer(
            List<SocketEntry> before,
            List<Obstacle> obstacles,
            List<PortAfterJson> proven,
            boolean permissionMissing) {
        var seen = new StopJson.Seen(before, inventory);
        return answer(
                StopJson.of(seen, List.of(), obstacles, proven, backend.machine()::userName),
                permissionMissing);
    }

    /** Nothing but what was proven decides whether the ports are free. */
    private Exit answer(StopJson document, boolean permissionMissing) {
        if (request.json()) {
            terminal.out().writeBytes(new JsonText().bytes(document));
        }
        terminal.out().flush();
        if (Boolean.TRUE.equals(document.after().ok())) {
            return Exit.HOLDS;
        }
        return permissionMissing ? Exit.NOT_PERMITTED : Exit.FAILED;
    }

    /** What was found at places that nobody has, who could be stopped. */
    private void explain(List<Proof> proofs) {
        try (var interruption = new Interruption()) {
            explain(proofs, interruption);
        }
    }

    private void explain(List<Proof> proofs, Interruption interruption) {
        for (Proof proof : proofs) {
            boolean asked = !request.json() && !proof.state().ok();
            tell(
                    proof.state(),
                    asked
                            ? places.why(proof.place(), interruption.cancellation())
                            : Optional.empty());
        }
    }

    /**
     * What was found of a port that nothing was done about.
     *
     * @param why what refuses it, absent where that is said elsewhere
     */
    private void tell(PortAfterJson port, Optional<String> why) {
        if (request.json()) {
            return;
        }
        String number = port.local().port().toString();
        String errno = port.errno() == null ? "" : port.errno().name();
        String said;
        if (port.plainOk()) {
            said = Texts.get("cli.stop.notHeld", number);
        } else if (port.ok() && port.remainingMicros() != null) {
            said =
                    Texts.get(
                            "cli.stop.notHeldLingering",
                            number,
                            DurationText.remaining(port.remainingMicros()));
        } else if (port.ok()) {
            said = Texts.get("cli.stop.notHeldPlain", number);
        } else {
            String refused = Texts.get("cli.stop.notHeldRefused", number, errno);
            said = why.map(each -> refused + " " + each).orElse(refused);
        }
        TerminalText.wrap(said, terminal.columns()).forEach(terminal.out()::println);
    }

    private void explain(Obstacle obstacle) {
        MissingPermission missing = obstacle.missing();
        terminal.err()
                .println(
                        TerminalText.visible(
                                missing == null
                                        ? Texts.get("cli.stop.problem", ObstacleText.of(obstacle))
                                        : Texts.get(
                                                "cli.stop.missing",
                                                ObstacleText.of(obstacle),
                                                SentenceText.start(
                                                        RequirementText.of(missing.needed())))));
    }
}
