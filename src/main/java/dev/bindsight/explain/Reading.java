package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.Rule;

import org.jspecify.annotations.Nullable;

/**
 * What one line says of an error, with the lines around it that belong to it. Offsets are those of
 * the plain text.
 *
 * @param line its number in the text
 * @param errno {@code UNKNOWN} where only a call is said to have failed
 * @param errnoAt where it is said
 * @param number as printed, absent where none is
 * @param numberAt where it stands
 * @param system whose number it is
 * @param call absent where none is said
 * @param callAt where it is said, absent where it is said by the errno's own words
 * @param host absent where none is said
 * @param hostAt where it stands
 * @param port 0 where none is said
 * @param portAt where it stands
 * @param rule by which it was read, absent where it was read as any text
 * @param isDoubtful whether files have this errno too, and nothing on its line says that it is one
 *     of a socket
 * @param isField whether the errno is the value of a field, so that it goes with a header
 */
record Reading(
        int line,
        String errno,
        Piece errnoAt,
        @Nullable Integer number,
        @Nullable Piece numberAt,
        @Nullable NumberSpace system,
        @Nullable String call,
        @Nullable Piece callAt,
        @Nullable String host,
        @Nullable Piece hostAt,
        int port,
        @Nullable Piece portAt,
        @Nullable Rule rule,
        boolean isDoubtful,
        boolean isField) {
    /** Leaves out a call that cannot have failed so. */
    Reading {
        if (call != null && ImpossibleCall.is(call, errno)) {
            call = ImpossibleCall.instead(errno);
            callAt = null;
        }
    }

    /** Whether it says that something failed, and not why. */
    boolean isUnknown() {
        return errno.equals("UNKNOWN") && !isTls();
    }

    /** Whether it was a handshake that failed. */
    boolean isTls() {
        return rule != null && rule.tls() != null;
    }

    /** Whether it says why a handshake failed. */
    boolean saysRefusal() {
        return rule != null && rule.tls() != null && !rule.tls().equals("unknown");
    }

    boolean hasPlace() {
        return host != null || port > 0;
    }

    /** Whether the rule leaves a call, a host or a port to be found elsewhere. */
    boolean mayLack(String field) {
        return rule == null || !rule.unsaid().contains(field);
    }

    Reading with(@Nullable String otherCall, @Nullable Piece otherCallAt) {
        return new Reading(
                line,
                errno,
                errnoAt,
                number,
                numberAt,
                system,
                otherCall,
                otherCallAt,
                host,
                hostAt,
                port,
                portAt,
                rule,
                isDoubtful,
                isField);
    }

    Reading with(PlaceChoice.Chosen place) {
        return new Reading(
                line,
                errno,
                errnoAt,
                number,
                numberAt,
                system,
                call,
                callAt,
                place.host(),
                place.hostAt(),
                place.port(),
                place.portAt(),
                rule,
                isDoubtful,
                isField);
    }

    PlaceChoice.Chosen place() {
        return new PlaceChoice.Chosen(host, hostAt, port, portAt);
    }
}
