package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Errno;

/** What an errno alone says of why a call failed, where nothing is seen that says more. */
final class ReportedCause {
    private ReportedCause() {}

    static Cause of(ReportObservation found) {
        Errno errno = found.subject().errno();
        return switch (errno == null ? null : errno.known()) {
            case ECONNREFUSED -> new Cause.NothingListening();
            case ETIMEDOUT -> new Cause.NoReply();
            case ECONNRESET, ECONNABORTED, EPIPE -> new Cause.ConnectionReset();
            case EHOSTUNREACH, EHOSTDOWN -> new Cause.HostUnreachable();
            case ENETUNREACH, ENETDOWN -> new Cause.NoRoute();
            case EMFILE, ENFILE -> new Cause.DescriptorsExhausted();
            case EAFNOSUPPORT -> new Cause.WrongFamily();
            case EINVAL, EOPNOTSUPP, ENOPROTOOPT, ENOTSOCK, EBADF -> new Cause.InvalidUse();
            case null, default -> new Cause.Undetermined();
        };
    }

    /** Whether a connection broke that had been made. */
    static boolean isOfBrokenConnection(ReportObservation found) {
        return of(found) instanceof Cause.ConnectionReset;
    }
}
