package dev.bindsight.diagnosis.conclude.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Fix;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.ReportFact;
import dev.bindsight.model.fact.ReportFact.TwiceBinder;
import dev.bindsight.model.fact.ReportReason;
import dev.bindsight.model.fact.ReportReason.PathState;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.WayFact;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What follows from what was seen of an error, where no machine of a scenario shows it. */
class ReportConclusionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Port PORT = new Port(443);
    private static final IpAddress FAR = IpAddressText.parse("2001:db8::9").orElseThrow();
    private static final HostAndPort THERE = new HostAndPort("2001:db8::9", PORT);

    @ParameterizedTest
    @EnumSource(names = {"ENETUNREACH", "EHOSTUNREACH", "ETIMEDOUT"})
    void whereNoRouteLeadsThatIsSoWithoutAnythingSent(ErrnoName errno) {
        Route onlyIpv4 = route("0.0.0.0", 0);
        ReportFinding said = of(errno, outside(new RoutingTable(List.of(onlyIpv4))));

        assertThat(said.now()).isEqualTo(Now.STILL);
        assertThat(said.diagnosis().cause()).isEqualTo(new Cause.NoRoute());
        assertThat(said.diagnosis().reason()).isEqualTo(new UnreachableReason.NoRouteTo(FAR));
        assertThat(said.diagnosis().evidence())
                .extracting(Evidence::fact)
                .containsExactly(new WayFact.NoRouteCovers(FAR, false));
    }

    @Test
    void whereARouteLeadsATryTells() {
        Route all = route("::", 0);
        ReportFinding said = of(ErrnoName.EHOSTUNREACH, outside(new RoutingTable(List.of(all))));

        assertThat(said.now()).isEqualTo(Now.UNTRIED);
        assertThat(said.diagnosis().cause()).isEqualTo(new Cause.HostUnreachable());
        assertThat(said.diagnosis().reason()).isEqualTo(new ReportReason.NotHere(THERE));
        assertThat(said.diagnosis().evidence())
                .extracting(Evidence::fact)
                .containsExactly(new WayFact.RouteTaken(all));
    }

    @Test
    void withoutAnyRouteInSightNothingIsSaidOfThem() {
        assertThat(of(ErrnoName.ENETUNREACH, outside(new RoutingTable(List.of()))).now())
                .isEqualTo(Now.UNTRIED);
    }

    @Test
    void aConnectThatWorksMeanwhileIsOver() {
        var probe =
                ConnectProbe.tcp(
                        new Endpoint(IpAddress.LOOPBACK_IPV4, PORT), 0, Duration.ofSeconds(1));
        var works = new Finding(attempt(probe, new Outcome.Worked()), null);
        ReportFinding said = of(ErrnoName.ECONNREFUSED, new ReportSight.Unserved(List.of(works)));

        assertThat(said.now()).isEqualTo(Now.OVER);
        assertThat(said.diagnosis().reason())
                .isEqualTo(new ReportReason.ConnectsNow(probe.place()));
        assertThat(said.tried()).isEqualTo(works.attempt());
    }

    @Test
    void aConnectThatWasCancelledSaysNothing() {
        var probe =
                ConnectProbe.tcp(
                        new Endpoint(IpAddress.LOOPBACK_IPV4, PORT), 0, Duration.ofSeconds(1));
        var ended = new Finding(attempt(probe, new Outcome.Cancelled()), null);
        ReportFinding said = of(ErrnoName.ECONNREFUSED, new ReportSight.Unserved(List.of(ended)));

        assertThat(said.now()).isEqualTo(Now.UNTOLD);
        assertThat(said.tried()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"nginx,NGINX", "Apache httpd,APACHE", "Apache,APACHE", "Node.js,OTHER"})
    void aServerThatMayBindTwiceIsToldHow(String name, TwiceBinder server) {
        ReportFinding said = of(ErrnoName.EADDRINUSE, new Reporter(name, null, null), bound());

        assertThat(said.diagnosis().evidence())
                .extracting(Evidence::fact)
                .contains(new ReportFact.MayBindTwice(server, place()));
    }

    @Test
    void ofAnotherSystemItIsNotSaidThatItIsOver() {
        ReportFinding said =
                of(ErrnoName.EADDRINUSE, new Reporter("Node.js", null, NumberSpace.LIBUV), bound());

        assertThat(said.now()).isEqualTo(Now.UNTOLD);
        assertThat(said.diagnosis().cause()).isEqualTo(new Cause.Undetermined());
        assertThat(said.diagnosis().evidence().getFirst().fact())
                .isEqualTo(new ReportFact.PrintedElsewhere("Windows"));
        assertThat(said.diagnosis().reason()).isEqualTo(new ReportReason.BoundNow(place(), false));
    }

    @ParameterizedTest
    @EnumSource
    void ofAUnixSocketOnlyItsFileIsTold(PathState file) {
        ReportFinding said = of(ErrnoName.EACCES, new ReportSight.UnixSocket("/run/x.sock", file));

        assertThat(said.now()).isEqualTo(Now.UNTOLD);
        assertThat(said.diagnosis().reason())
                .isEqualTo(new ReportReason.OfUnixSocket("/run/x.sock", file, false));
        assertThat(said.diagnosis().offers()).isEmpty();
    }

    @Test
    void ofUdpTheSameIsOffered() {
        var found =
                new FoundError(
                        new ReportedError("ECONNREFUSED", "read", THERE.host(), PORT),
                        null,
                        "read udp [2001:db8::9]:443: connection refused",
                        0,
                        46,
                        List.of());
        ReportFinding said =
                of(found, ErrnoName.ECONNREFUSED, outside(new RoutingTable(List.of())));

        assertThat(said.diagnosis().offers())
                .singleElement()
                .satisfies(offer ->
                        assertThat(offer.fix())
                                .isEqualTo(new Fix.TryConnect(THERE, Protocol.UDP, false)));
    }

    private static ReportSight outside(RoutingTable ways) {
        return new ReportSight.Outside(THERE, FAR, ways);
    }

    private static ReportSight bound() {
        var probe = new BindProbe(place(), Protocol.TCP, Set.of());
        return new ReportSight.Bound(
                List.of(new Finding(attempt(probe, new Outcome.Worked()), null)),
                null,
                null,
                List.of());
    }

    private static BindPlace place() {
        return BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, PORT));
    }

    private static Route route(String network, int length) {
        return new Route(
                IpAddressText.parse(network).orElseThrow(), length, null, "eth0", false, 0);
    }

    private static Attempt attempt(Probe probe, Outcome outcome) {
        return new Attempt(probe, NOW, List.of(), outcome, null, Duration.ZERO);
    }

    private static ReportFinding of(ErrnoName errno, ReportSight sight) {
        return of(errno, null, sight);
    }

    private static ReportFinding of(
            ErrnoName errno, @Nullable Reporter reporter, ReportSight sight) {
        var error = new ReportedError(errno.name(), "connect", THERE.host(), PORT);
        return of(new FoundError(error, reporter, errno.name(), 0, 1, List.of()), errno, sight);
    }

    private static ReportFinding of(FoundError found, ErrnoName errno, ReportSight sight) {
        return ReportConclusions.of(
                new ReportObservation(
                        new ObservationSubject.Reported(found, new Errno(errno, 1)),
                        ReportOrigin.ofText(found.text()),
                        NOW,
                        sight,
                        NumberSpace.LINUX,
                        null));
    }
}
