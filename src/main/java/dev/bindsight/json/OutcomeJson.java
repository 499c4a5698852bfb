package dev.bindsight.json;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Syscall;

import org.jspecify.annotations.Nullable;

/**
 * How a bind or a connect ended.
 *
 * @param ok whether it worked
 * @param syscall the call that decided it, absent if it worked; {@code getaddrinfo} for a name
 *     without an address
 * @param errno the name of its error, or the code of getaddrinfo(3)
 * @param number this system's number of that error
 * @param message more about it, in words
 * @param by {@code timeout} where Bindsight's own clock ended the wait, else {@code kernel}
 */
public record OutcomeJson(
        boolean ok,
        @Nullable String syscall,
        @Nullable String errno,
        @Nullable Integer number,
        @Nullable String message,
        @Nullable String by) {
    /** Why a call was left out that would have decided it. */
    static final String NOT_TRIED = "not tried: it could take traffic from a live socket";

    /** The shape of an outcome. */
    public static OutcomeJson of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Worked _ -> new OutcomeJson(true, null, null, null, null, null);
            case Outcome.Refused(Syscall syscall, Errno errno, DecidedBy by) ->
                    new OutcomeJson(
                            false,
                            syscall.label(),
                            errno.name(),
                            errno.number(),
                            null,
                            Names.lowerCase(by));
            case Outcome.Unresolved(String host, EaiCode code) ->
                    new OutcomeJson(
                            false, "getaddrinfo", code.name(), null, "no address of " + host, null);
            case Outcome.NotTried(Syscall syscall, var _) ->
                    new OutcomeJson(false, syscall.label(), null, null, NOT_TRIED, null);
            case Outcome.Cancelled _ -> new OutcomeJson(false, null, null, null, "cancelled", null);
        };
    }
}
