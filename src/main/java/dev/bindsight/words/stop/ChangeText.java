package dev.bindsight.words.stop;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.text.Texts;
import dev.bindsight.words.HolderPhrases;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a fix changed, as one sentence without its full stop: before, and now. */
public final class ChangeText {
    private ChangeText() {}

    /**
     * {@code 127.0.0.1:9000 was held by TIME_WAIT and can be bound now, with SO_REUSEADDR}.
     *
     * @param before what was found at first
     * @param after what the probe said after the fix; its probe may be another
     */
    public static String of(Finding before, Verification after) {
        return switch (after) {
            case Verification.Resolved(Attempt attempt) -> resolved(before, attempt);
            case Verification.StillFailing(Attempt attempt, Diagnosis now) ->
                    still(before, attempt, now);
            case Verification.DifferentFailure(Attempt attempt, Diagnosis now) ->
                    changed(before, attempt, now);
            case Verification.Cancelled _ -> Texts.get("change.cancelled", then(before));
        };
    }

    private static String resolved(Finding before, Attempt now) {
        boolean same = place(before.attempt().probe()).equals(place(now.probe()));
        String then = then(before);
        return switch (now.probe()) {
            case BindProbe bind -> {
                String with = with(before.attempt().probe(), bind);
                if (!same) {
                    yield Texts.get("change.canBindOther", then, bound(bind, now), with);
                }
                yield heldBy(before.diagnosis()) == null
                        ? Texts.get("change.works", then, with)
                        : Texts.get("change.canBind", then, with);
            }
            case ConnectProbe connect ->
                    same
                            ? Texts.get("change.works", then, "")
                            : Texts.get("change.connectsOther", then, place(connect));
        };
    }

    private static String still(Finding before, Attempt attempt, Diagnosis now) {
        String place = place(attempt.probe());
        if (!place.equals(place(before.attempt().probe()))) {
            return changed(before, attempt, now);
        }
        String holder = heldBy(now);
        if (holder != null) {
            return Texts.get("change.stillHeld", place, holder);
        }
        return attempt.outcome() instanceof Outcome.Refused(Syscall call, var errno, var _)
                ? Texts.get("change.stillGives", call.label(), place, errno.name())
                : changed(before, attempt, now);
    }

    private static String changed(Finding before, Attempt attempt, Diagnosis now) {
        String then = then(before);
        String place = place(attempt.probe());
        String holder = heldBy(now);
        if (holder != null) {
            return Texts.get("change.nowHeld", then, place, holder);
        }
        return attempt.outcome() instanceof Outcome.Refused(Syscall call, var errno, var _)
                ? Texts.get("change.nowGives", then, call.label(), place, errno.name())
                : Texts.get("change.nowFails", then, verb(attempt.probe()), place);
    }

    private static String then(Finding before) {
        Attempt attempt = before.attempt();
        Diagnosis diagnosis = before.diagnosis();
        String place = place(attempt.probe());
        String holder = heldBy(diagnosis);
        if (holder != null) {
            return Texts.get("change.held", place, holder);
        }
        return switch (attempt.outcome()) {
            case Outcome.Refused(Syscall call, var errno, var _) ->
                    Texts.get("change.gave", call.label(), place, errno.name());
            case Outcome.Worked _ when diagnosis == null ->
                    Texts.get("change.worked", verb(attempt.probe()), place);
            case Outcome.Worked _, Outcome.Cancelled _, Outcome.NotTried _, Outcome.Unresolved _ ->
                    Texts.get("change.failed", verb(attempt.probe()), place);
        };
    }

    private static @Nullable String heldBy(@Nullable Diagnosis diagnosis) {
        return diagnosis != null && diagnosis.cause() instanceof Cause.Held held
                ? holder(held, diagnosis.seen())
                : null;
    }

    private static String holder(Cause.Held held, @Nullable Inventory seen) {
        SocketEntry socket = held.holder();
        List<ProcessDetails> owners = seen == null ? List.of() : seen.owners(socket);
        String owner =
                owners.isEmpty()
                        ? Texts.get("change.holder.socket")
                        : HolderPhrases.who(owners).text();
        return switch (held) {
            case Cause.PortHeld _, Cause.WildcardConflict _ -> owner;
            case Cause.HeldByBoundSocket _ -> Texts.get("change.holder.bound", owner);
            case Cause.HeldByConnection _ ->
                    owners.isEmpty()
                            ? Texts.get("change.holder.connection")
                            : Texts.get("change.holder.connectionOf", owner);
            case Cause.HeldByTimeWait _ -> Texts.get("change.holder.timeWait");
            case Cause.HeldByOrphan _ -> Texts.get("change.holder.orphan");
            case Cause.HeldByKernel _ -> Texts.get("change.holder.kernel");
        };
    }

    /** The options that the second bind has and the first had not. */
    private static String with(Probe first, BindProbe second) {
        var options = new TreeSet<>(second.options());
        if (Boolean.TRUE.equals(second.place().v6only())) {
            options.add(SocketOption.IPV6_V6ONLY);
        }
        if (first instanceof BindProbe bind) {
            options.removeAll(bind.options());
            if (Boolean.TRUE.equals(bind.place().v6only())) {
                options.remove(SocketOption.IPV6_V6ONLY);
            }
        }
        return options.isEmpty()
                ? ""
                : Texts.get(
                        "change.with",
                        options.stream().map(SocketOption::name).collect(Collectors.joining(", ")));
    }

    private static String verb(Probe probe) {
        return switch (probe) {
            case BindProbe _ -> Syscall.BIND.label();
            case ConnectProbe _ -> Syscall.CONNECT.label();
        };
    }

    private static String place(Probe probe) {
        return switch (probe) {
            case BindProbe bind -> bind.place().toString();
            case ConnectProbe connect -> connect.place().toString();
        };
    }

    /** With the port that the kernel picked, where it was asked to. */
    private static String bound(BindProbe probe, Attempt attempt) {
        Endpoint local = attempt.local();
        return probe.endpoint().port().number() == 0 && local != null
                ? probe.place().withPort(local.port()).toString()
                : place(probe);
    }
}
