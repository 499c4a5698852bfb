package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same bind with SO_REUSEADDR and with SO_REUSEPORT. Whether they help is up to the old socket,
 * whose options nobody can read, so they are tried. For an address that is not here, IP_FREEBIND.
 */
final class OptionTrials {
    private static final List<SocketOption> OPTIONS =
            List.of(SocketOption.SO_REUSEADDR, SocketOption.SO_REUSEPORT);

    private final Map<SocketOption, Attempt> attempts;

    private OptionTrials(Map<SocketOption, Attempt> attempts) {
        this.attempts = attempts;
    }

    /** Tries each option that the bind does not have yet, if it was refused for a socket's sake. */
    static OptionTrials of(Refusal refusal, BindCause cause, BindTrials trials) {
        var attempts = new EnumMap<SocketOption, Attempt>(SocketOption.class);
        for (SocketOption option : OPTIONS) {
            boolean useful =
                    refusal.gave(EADDRINUSE)
                            && refusal.port().number() != 0
                            && !refusal.isOver()
                            && !refusal.probe().options().contains(option);
            if (useful) {
                trials.once(refusal.probe().with(option))
                        .ifPresent(attempt -> attempts.put(option, attempt));
            }
        }
        if (mayComeLater(refusal, cause)) {
            trials.once(refusal.probe().with(SocketOption.IP_FREEBIND))
                    .filter(Attempt::ok)
                    .ifPresent(attempt -> attempts.put(SocketOption.IP_FREEBIND, attempt));
        }
        return new OptionTrials(attempts);
    }

    /** Whether the machine may get the address, or get it ready, by itself. */
    private static boolean mayComeLater(Refusal refusal, BindCause cause) {
        boolean missing =
                cause instanceof Cause.AddressNotLocal || cause instanceof Cause.AddressNotReady;
        return missing
                && !refusal.probe().endpoint().address().isLoopback()
                && !refusal.probe().options().contains(SocketOption.IP_FREEBIND);
    }

    /** The options that help, with the bind that showed it. */
    Map<SocketOption, Attempt> helpful() {
        return ended(Outcome.Worked.class);
    }

    /** What was tried, as facts. */
    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        helpful()
                .forEach((option, attempt) ->
                        evidence.add(
                                new Evidence(
                                        Evidence.Kind.TRIED_AND_WORKED,
                                        option == SocketOption.IP_FREEBIND
                                                ? Texts.get("bindcause.tried.freebind")
                                                : Texts.get("bindcause.tried.worked", option),
                                        null,
                                        attempt.trace())));
        Map<SocketOption, Attempt> vain = ended(Outcome.Refused.class);
        if (!vain.isEmpty()) {
            evidence.add(
                    new Evidence(
                            Evidence.Kind.TRIED_IN_VAIN,
                            Texts.get("bindcause.tried.vain", names(vain)),
                            null,
                            traces(vain)));
        }
        Map<SocketOption, Attempt> untried = ended(Outcome.NotTried.class);
        if (!untried.isEmpty()) {
            evidence.add(
                    new Evidence(
                            Evidence.Kind.NOT_TRIED,
                            Texts.get("bindcause.tried.not", names(untried)),
                            null,
                            traces(untried)));
        }
        return evidence;
    }

    private Map<SocketOption, Attempt> ended(Class<? extends Outcome> how) {
        var found = new EnumMap<SocketOption, Attempt>(SocketOption.class);
        attempts.forEach((option, attempt) -> {
            if (how.isInstance(attempt.outcome())) {
                found.put(option, attempt);
            }
        });
        return found;
    }

    private static String names(Map<SocketOption, Attempt> attempts) {
        return attempts.keySet().stream().map(SocketOption::name).collect(Collectors.joining(", "));
    }

    private static List<TracedCall> traces(Map<SocketOption, Attempt> attempts) {
        return attempts.values().stream().flatMap(each -> each.trace().stream()).toList();
    }
}
