package dev.bindsight.model;

import java.time.Instant;
import java.util.List;

/**
 * Why a server's certificates are not to be trusted (RFC 5280 section 6, RFC 9525). Names are the
 * common name of a certificate, or its whole distinguished name where it has none.
 */
public sealed interface TrustProblem {
    /** The name of the kind for programs, such as {@code self-signed}. */
    default String kind() {
        return switch (this) {
            case Expired _ -> "expired";
            case NotYetValid _ -> "not-yet-valid";
            case SelfSigned _ -> "self-signed";
            case UnknownIssuer _ -> "unknown-issuer";
            case PathRefused _ -> "path-refused";
            case OtherName _ -> "name-mismatch";
        };
    }

    /**
     * A certificate of the chain is too old.
     *
     * @param subject whose it is
     * @param on the last moment it was valid
     */
    record Expired(String subject, Instant on) implements TrustProblem {}

    /**
     * A certificate of the chain is too new for the clock of this machine.
     *
     * @param subject whose it is
     * @param from the first moment it is valid
     */
    record NotYetValid(String subject, Instant from) implements TrustProblem {}

    /** The server's own certificate is signed with its own key. */
    record SelfSigned(String subject) implements TrustProblem {}

    /**
     * The chain leads to no authority that the Java runtime knows.
     *
     * @param issuer who signed the last certificate of the chain
     */
    record UnknownIssuer(String subject, String issuer) implements TrustProblem {}

    /**
     * The Java runtime does not accept the chain for another reason.
     *
     * @param message its own words
     */
    record PathRefused(String message) implements TrustProblem {}

    /**
     * The certificate is for other hosts.
     *
     * @param subject whose it is
     * @param names the hosts it is for (subjectAltName), which may be none
     * @param host who was asked for
     */
    record OtherName(String subject, List<String> names, String host) implements TrustProblem {
        /** Copies the list. */
        public OtherName {
            names = List.copyOf(names);
        }
    }
}
