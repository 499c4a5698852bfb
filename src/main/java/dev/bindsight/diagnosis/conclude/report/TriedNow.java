package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ReportFact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The very call that a program reports as failed, made just now. */
final class TriedNow {
    private TriedNow() {}

    /** How it went. */
    static Evidence of(Attempt attempt) {
        boolean works = attempt.ok();
        return new Evidence(
                works ? Evidence.Kind.TRIED_AND_WORKED : Evidence.Kind.TRIED_IN_VAIN,
                new ReportFact.TriedNow(call(attempt), place(attempt.probe()), errno(attempt)),
                null,
                attempt.trace());
    }

    /** The same behind the sockets that bear it out. */
    static List<Evidence> among(List<Evidence> evidence, Attempt attempt) {
        var all = new ArrayList<>(evidence);
        int sockets = 0;
        while (sockets < all.size() && all.get(sockets).kind() == Evidence.Kind.SOCKET) {
            sockets++;
        }
        all.add(sockets, of(attempt));
        return all;
    }

    private static Syscall call(Attempt attempt) {
        return attempt.probe() instanceof Probe.BindProbe ? Syscall.BIND : Syscall.CONNECT;
    }

    private static BindPlace place(Probe probe) {
        return switch (probe) {
            case Probe.BindProbe bind -> bind.place();
            case Probe.ConnectProbe connect -> connect.place();
        };
    }

    private static @Nullable Errno errno(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused(Syscall _, Errno errno, var _)
                ? errno
                : null;
    }
}
