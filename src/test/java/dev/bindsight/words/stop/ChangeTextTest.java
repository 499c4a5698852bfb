package dev.bindsight.words.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.Verification;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Changes that a test cannot bring about on every machine; the others are in LiveRemediesTest. */
class ChangeTextTest {
    private static final Endpoint HTTP = new Endpoint(IpAddress.ANY_IPV4, new Port(80));
    private static final Endpoint HIGH = new Endpoint(IpAddress.ANY_IPV4, new Port(8080));
    private static final Endpoint EVERY = new Endpoint(IpAddress.ANY_IPV6, new Port(80));
    private static final Outcome EACCES = refused("EACCES", 13);
    private static final Cause PRIVILEGED = new Cause.PrivilegedPort(new Port(1024));

    private final Finding before = new Finding(attempt(plain(HTTP), EACCES), diagnosis(PRIVILEGED));

    private static Outcome refused(String name, int number) {
        return new Outcome.Refused(Syscall.BIND, new Errno(name, number), DecidedBy.KERNEL);
    }

    private static BindProbe plain(Endpoint endpoint) {
        return new BindProbe(BindPlace.of(endpoint), Protocol.TCP, Set.of());
    }

    private static Attempt attempt(BindProbe probe, Outcome outcome) {
        return attempt(probe, outcome, null);
    }

    private static Attempt attempt(BindProbe probe, Outcome outcome, @Nullable Endpoint local) {
        return new Attempt(probe, Instant.EPOCH, List.of(), outcome, local, Duration.ZERO);
    }

    private static Diagnosis diagnosis(Cause cause) {
        return new Diagnosis(
                cause,
                new Happened.Connected(),
                new MisuseReason.PortZero(),
                List.of(),
                List.of(),
                null);
    }

    private String told(Verification after) {
        return ChangeText.of(before, after);
    }

    @Test
    void aPrivilegeThatWasGrantedShows() {
        assertThat(told(new Verification.Resolved(attempt(plain(HTTP), new Outcome.Worked()))))
                .isEqualTo("bind 0.0.0.0:80 gave EACCES and works now");
    }

    @Test
    void anotherPlaceAndANewOptionAreNamed() {
        var v6only =
                new BindProbe(
                        new BindPlace(EVERY, true, null),
                        Protocol.TCP,
                        Set.of(SocketOption.SO_REUSEADDR));
        assertThat(told(new Verification.Resolved(attempt(v6only, new Outcome.Worked()))))
                .isEqualTo(
                        "bind 0.0.0.0:80 gave EACCES; [::]:80 can be bound, with SO_REUSEADDR,"
                                + " IPV6_V6ONLY");
    }

    @Test
    void aPortThatTheKernelPickedIsNamed() {
        BindProbe any = plain(new Endpoint(IpAddress.ANY_IPV4, new Port(0)));
        assertThat(told(new Verification.Resolved(attempt(any, new Outcome.Worked(), HIGH))))
                .isEqualTo("bind 0.0.0.0:80 gave EACCES; 0.0.0.0:8080 can be bound");
    }

    @Test
    void theSameRefusalIsSaidOnce() {
        Attempt again = attempt(plain(HTTP), EACCES);
        assertThat(told(new Verification.StillFailing(again, diagnosis(PRIVILEGED))))
                .isEqualTo("bind 0.0.0.0:80 still gives EACCES");
    }

    @Test
    void theSameRefusalElsewhereNamesBothPlaces() {
        Attempt there = attempt(plain(HIGH), EACCES);
        assertThat(told(new Verification.StillFailing(there, diagnosis(PRIVILEGED))))
                .isEqualTo("bind 0.0.0.0:80 gave EACCES; now bind 0.0.0.0:8080 gives EACCES");
    }

    @Test
    void anotherRefusalIsNamed() {
        Attempt now = attempt(plain(HTTP), refused("EADDRNOTAVAIL", 99));
        var cause = new Cause.AddressNotLocal(List.of());
        assertThat(told(new Verification.DifferentFailure(now, diagnosis(cause))))
                .isEqualTo("bind 0.0.0.0:80 gave EACCES; now bind 0.0.0.0:80 gives EADDRNOTAVAIL");
    }

    @Test
    void aCancelledTrySaysSo() {
        Attempt none = attempt(plain(HTTP), new Outcome.Cancelled());
        assertThat(told(new Verification.Cancelled(none)))
                .isEqualTo("bind 0.0.0.0:80 gave EACCES; cancelled before the next try");
    }
}
