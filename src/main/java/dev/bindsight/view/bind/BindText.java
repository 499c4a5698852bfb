package dev.bindsight.view.bind;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.finding.ResultLine;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.ResolverCodeText;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.stop.ChangeText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Binds and what came of them, in words. */
final class BindText {

    private final ZoneId zone;

    /**
     * @param zone of the times that are shown
     */
    BindText(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment of this session. */
    String time(Instant instant) {
        return DateForm.CLOCK.of(instant, zone);
    }

    /** A result in the list. */
    ResultLine line(BindResult result) {
        Attempt attempt = result.attempt();
        boolean udp = attempt.probe().protocol() == Protocol.UDP;
        String words =
                switch (result.hold()) {
                    case Hold.Holding _ -> Texts.get("bind.line.holding");
                    case Hold.Released(var held, var _, var _) ->
                            Texts.get("bind.line.held", DurationText.span(held));
                    case null ->
                            attempt.ok()
                                    ? Texts.get(udp ? "bind.line.udp" : "bind.line.ok")
                                    : result(attempt.outcome());
                };
        return new ResultLine(tone(result), place(result.probe()), words, time(attempt.at()));
    }

    private static Tone tone(BindResult result) {
        return result.hold() instanceof Hold.Holding
                ? Tone.RUNNING
                : Tone.of(result.attempt().outcome());
    }

    /** {@code 127.0.0.1:3000}, and {@code *:3000} for a dual-stack socket. */
    static String place(BindProbe probe) {
        return BindForm.text(probe.place()) + ":" + probe.endpoint().port();
    }

    /** The call that decided it and the address: {@code bind 127.0.0.1:3000}. */
    static String call(Attempt attempt) {
        Syscall call =
                switch (attempt.outcome()) {
                    case Outcome.Refused(var refused, var _, var _) -> refused;
                    case Outcome.NotTried(var untried, var _) -> untried;
                    case Outcome.Worked _, Outcome.Unresolved _, Outcome.Cancelled _ ->
                            Syscall.BIND;
                };
        return call.label() + " " + place((BindProbe) attempt.probe());
    }

    /** The errno, or a word where there is none. */
    static String result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Worked _ -> Texts.get("bind.result.ok");
            case Outcome.Refused(var _, var errno, var _) -> errno.name();
            case Outcome.Unresolved(var _, var code) -> ResolverCodeText.of(code);
            case Outcome.Cancelled _ -> Texts.get("connect.outcome.cancelled");
            case Outcome.NotTried _ -> Texts.get("connect.outcome.notTried");
        };
    }

    /** The name under which the reference explains an outcome. */
    static @Nullable String errno(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var _, var errno, var _) ? errno.name() : null;
    }

    /** When it was, and how long it took. */
    String when(Attempt attempt) {
        return Texts.get("bind.when", time(attempt.at()), DurationText.measured(attempt.elapsed()));
    }

    /** What was asked for beyond a plain TCP socket, one word each; often nothing. */
    static List<String> options(BindProbe probe) {
        var options = new ArrayList<String>();
        if (probe.protocol() == Protocol.UDP) {
            options.add(Protocol.UDP.name());
        }
        Stream.of(SocketOption.values())
                .filter(probe.options()::contains)
                .map(SocketOption::name)
                .forEach(options::add);
        if (Boolean.TRUE.equals(probe.place().v6only())) {
            options.add(SocketOption.IPV6_V6ONLY.name());
        }
        if (probe.protocol() == Protocol.TCP && probe.backlog() != BindProbe.DEFAULT_BACKLOG) {
            options.add(Texts.get("bind.option.backlog", Integer.toString(probe.backlog())));
        }
        return options;
    }

    /** What happened, as one sentence. */
    static String happened(BindResult result) {
        Diagnosis diagnosis = result.finding().diagnosis();
        if (diagnosis != null) {
            return DiagnosisText.happened(diagnosis).text();
        }
        boolean udp = result.probe().protocol() == Protocol.UDP;
        if (!result.attempt().ok()) {
            return "";
        }
        if (result.hold() instanceof Hold.Holding) {
            return Texts.get(udp ? "bind.happened.holding.udp" : "bind.happened.holding");
        }
        return Texts.get(udp ? "bind.happened.ok.udp" : "bind.happened.ok");
    }

    /** What a bind that works is good for. */
    static String meaning(BindResult result) {
        Attempt attempt = result.attempt();
        var local = attempt.local();
        if (local != null && attempt.probe().endpoint().port().number() == 0) {
            return Texts.get("bind.means.picked", local.port().toString());
        }
        String exposure = SocketText.exposure(result.probe().place().exposure());
        return Texts.get("bind.means.ok", attempt.probe().endpoint().port().toString(), exposure);
    }

    /** What is different from the run before, or from before the fix. */
    String changed(Finding before, Finding now) {
        Attempt old = before.attempt();
        boolean same = old.probe().equals(now.attempt().probe());
        if (same && old.ok() && now.attempt().ok()) {
            return Texts.get("bind.changed.stillOk", time(old.at()));
        }
        return Texts.get(
                "bind.changed",
                ChangeText.of(before, Verification.of(before, now)),
                time(old.at()));
    }
}
