package dev.bindsight.fix.code;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;

import java.util.Locale;
import java.util.Optional;

/** What a program has to do otherwise. */
public enum Topic {
    /** Set SO_REUSEADDR. */
    REUSE_ADDRESS,
    /** Set SO_REUSEPORT. */
    REUSE_PORT,
    /** Set IPV6_V6ONLY. */
    V6ONLY,
    /** Bind another address or port. */
    PLACE,
    /** Let the kernel pick a port, and find out which. */
    ANY_PORT;

    /** What a fix changes in a program; empty if it changes none, or what connects. */
    public static Optional<Topic> of(Fix fix) {
        return switch (fix) {
            case Fix.RetryWithReuseAddress _ -> Optional.of(REUSE_ADDRESS);
            case Fix.RetryWithReusePort _ -> Optional.of(REUSE_PORT);
            case Fix.RetryOtherFamily(Probe probe) -> place(probe);
            case Fix.Elsewhere retry -> place(retry.probe());
            case Fix.RetryWithFreebind _,
                    Fix.Stop _,
                    Fix.CloseSocket _,
                    Fix.EndHold _,
                    Fix.WaitForTimeWait _,
                    Fix.RaiseTimeout _,
                    Fix.ByUser _,
                    Fix.Try _ ->
                    Optional.empty();
        };
    }

    private static Optional<Topic> place(Probe probe) {
        if (!(probe instanceof BindProbe bind)) {
            return Optional.empty();
        }
        if (bind.endpoint().port().number() == 0) {
            return Optional.of(ANY_PORT);
        }
        return Optional.of(Boolean.TRUE.equals(bind.place().v6only()) ? V6ONLY : PLACE);
    }

    /** Its name in the files. */
    String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
