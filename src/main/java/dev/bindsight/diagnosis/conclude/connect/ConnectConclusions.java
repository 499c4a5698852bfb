package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.ConnectReason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Leads each way a connect can end to what explains it. */
public final class ConnectConclusions {
    private ConnectConclusions() {}

    /** What an observation leads to; nothing where the connect is as good as was asked. */
    public static Conclusion conclude(ConnectObservation found) {
        return switch (found.subject()) {
            case ObservationSubject.Attempted(Attempt attempt) ->
                    conclude(found, attempt.outcome());
            case ObservationSubject.Reported(var _, @Nullable Errno errno) ->
                    errno == null
                            ? Conclusion.nothing()
                            : conclude(
                                    found,
                                    new Outcome.Refused(Syscall.CONNECT, errno, DecidedBy.KERNEL));
            case ObservationSubject.LookedUp _ ->
                    throw new IllegalArgumentException("a look-up connects to nothing");
        };
    }

    private static Conclusion conclude(ConnectObservation found, Outcome ended) {
        return switch (ended) {
            case Outcome.Worked _ -> AfterConnect.explain(found);
            case Outcome.Cancelled _ -> Conclusion.nothing();
            case Outcome.Refused outcome -> explain(found, outcome).or(() -> undetermined(outcome));
            case Outcome.Unresolved _, Outcome.NotTried _ ->
                    throw new IllegalStateException("a connect does not end so");
        };
    }

    private static Conclusion explain(ConnectObservation found, Outcome.Refused outcome) {
        return switch (outcome.syscall()) {
            case SOCKET -> ofSocket(found, outcome);
            case BIND -> Misuse.ofFamilies(found).or(() -> SourceRefused.bind(found, outcome));
            case CONNECT, POLL, GETSOCKOPT, SEND, RECV ->
                    Misuse.of(found)
                            .or(() -> fromLoopback(found, outcome))
                            .or(() -> Rejected.explain(found, outcome))
                            .or(() -> ofErrno(found, outcome));
            default -> Conclusion.nothing();
        };
    }

    /** No socket was made, so nothing is known about the destination. */
    private static Conclusion ofSocket(ConnectObservation found, Outcome.Refused outcome) {
        return switch (outcome.errno().known()) {
            case EMFILE, ENFILE -> Exhausted.explain(outcome);
            case EAFNOSUPPORT -> noFamily(found);
            case null, default -> Conclusion.nothing();
        };
    }

    /** A source inside this machine and a destination outside, whatever the errno says. */
    private static Conclusion fromLoopback(ConnectObservation found, Outcome.Refused outcome) {
        BindPlace asked = found.probe().source();
        boolean told = outcome.gave(EINVAL, ENETUNREACH);
        return told && asked != null && asked.endpoint().address().isLoopback() && !found.isLocal()
                ? SourceRefused.loopback(found, asked)
                : Conclusion.nothing();
    }

    private static Conclusion ofErrno(ConnectObservation found, Outcome.Refused outcome) {
        return switch (outcome.errno().known()) {
            case ECONNREFUSED -> Refused.explain(found);
            case ETIMEDOUT -> Silent.explain(found);
            case ENETUNREACH, ENETDOWN -> Unreachable.network(found);
            case EHOSTUNREACH, EHOSTDOWN -> Unreachable.host(found);
            case EINVAL -> Unreachable.blackhole(found);
            case EACCES -> Forbidden.denied(found);
            case EPERM -> Forbidden.notPermitted(found, outcome);
            case ECONNRESET, ECONNABORTED, EPIPE -> Reset.early(found, outcome.errno());
            case EADDRNOTAVAIL, EAGAIN -> SourcePorts.explain(found);
            case null, default -> Conclusion.nothing();
        };
    }

    private static Explanation noFamily(ConnectObservation found) {
        return new Explanation(
                new Cause.WrongFamily(),
                new ConnectReason.NoSocketsOfFamily(found.endpoint().address().family()),
                List.of(),
                List.of());
    }

    private static Explanation undetermined(Outcome.Refused outcome) {
        return new Explanation(
                new Cause.Undetermined(),
                new ConnectReason.Unexplained(outcome.syscall(), outcome.errno()),
                List.of(),
                List.of());
    }
}
