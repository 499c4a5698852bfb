package dev.bindsight.cli;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.HeldBind;
import dev.bindsight.probe.Pause;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One {@code bind --hold}: bound for a time, while who connects is told and counted. */
final class HoldRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Terminal terminal;
    private final BindDiagnosis binds;
    private final BindAnswer answer;
    private final OutputOption output;
    private final Interruption interruption;

    HoldRun(
            Terminal terminal,
            BindDiagnosis binds,
            BindAnswer answer,
            OutputOption output,
            Interruption interruption) {
        this.terminal = terminal;
        this.binds = binds;
        this.answer = answer;
        this.output = output;
        this.interruption = interruption;
    }

    /** Holds all of them, or says why one cannot be had. */
    Exit hold(List<BindProbe> probes, Duration time) {
        var held = new ArrayList<HeldBind>();
        try {
            for (BindProbe probe : probes) {
                HeldBind bound = binds.hold(probe);
                held.add(bound);
                if (!bound.isHeld()) {
                    return answer.of(List.of(refused(probe, bound)));
                }
            }
            return hold(held, probes.getFirst().protocol(), time);
        } finally {
            held.forEach(HeldBind::close);
        }
    }

    /** The same bind once more, which finds the cause; unless that is gone by now. */
    private Finding refused(BindProbe probe, HeldBind bound) {
        Finding again = binds.tryBind(probe, interruption.cancellation());
        return again.attempt().ok() ? new Finding(bound.attempt(), null) : again;
    }

    private Exit hold(List<HeldBind> held, Protocol protocol, Duration time) {
        List<Finding> findings =
                held.stream().map(each -> new Finding(each.attempt(), null)).toList();
        long start = System.nanoTime();
        if (!output.json()) {
            new FindingText(terminal).lines(findings).forEach(terminal.out()::println);
            say(Texts.get("cli.bind.held", DurationText.measured(time)));
        }
        var told = new ArrayList<List<Endpoint>>();
        held.forEach(_ -> told.add(List.of()));
        long deadline = start + time.toNanos();
        boolean goOn = true;
        boolean lost = false;
        while (goOn) {
            long next = Math.min(deadline, System.nanoTime() + BETWEEN_LOOKS.toNanos());
            boolean inTime = Pause.until(next, interruption) && System.nanoTime() - deadline < 0;
            lost = !held.stream().allMatch(HeldBind::isHeld);
            goOn = inTime && !lost;
            if (!goOn) {
                held.forEach(HeldBind::close);
            }
            for (int i = 0; i < held.size(); i++) {
                told.set(i, tell(held.get(i), told.get(i)));
            }
        }
        long count = held.stream().mapToLong(HeldBind::count).sum();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (output.json()) {
            output.print(answer.document(findings).held(count), terminal);
        } else {
            String key = protocol == Protocol.TCP ? "cli.bind.accepted" : "cli.bind.received";
            say(Texts.get(key, count, DurationText.measured(elapsed)));
        }
        terminal.out().flush();
        if (lost) {
            terminal.err().println(Texts.get("cli.bind.lost", DurationText.measured(elapsed)));
            terminal.err().flush();
        }
        return lost ? Exit.FAILED : Exit.HOLDS;
    }

    /**
     * Tells of the peers that came since the last look.
     *
     * @param known those that were told of, the last last
     * @return those that are told of now
     */
    private List<Endpoint> tell(HeldBind bound, List<Endpoint> known) {
        List<Endpoint> peers = bound.peers();
        if (!output.json()) {
            int fresh = known.isEmpty() ? 0 : peers.lastIndexOf(known.getLast()) + 1;
            peers.stream()
                    .skip(fresh)
                    .forEach(peer -> say(Texts.get("cli.bind.peer", peer.toString())));
        }
        return peers;
    }

    private void say(String text) {
        TerminalText.wrap(text, terminal.columns()).forEach(terminal.out()::println);
        terminal.out().flush();
    }
}
