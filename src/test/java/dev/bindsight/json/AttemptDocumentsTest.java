package dev.bindsight.json;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.json.Answers.BindJson;
import dev.bindsight.json.ConnectStream.StatisticsJson;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.OnTheWire;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents about attempts: of binds, the matrix and connects. */
class AttemptDocumentsTest extends OnPromisedDocuments {
    private static final Resolution RESOLVED =
            Resolution.found(
                    "shop.test",
                    List.of(
                            new Resolution.Address(IpAddress.LOOPBACK_IPV4, 0),
                            new Resolution.Address(Fixed.ALONE.local().address(), 2, "eth0")),
                    Duration.ofMillis(3));

    @Test
    void bindThatIsHeld() throws IOException {
        var place = new BindPlace(Fixed.endpoint("[::]:3000"), true, "eth0");
        var probe =
                new Probe.BindProbe(
                        place,
                        Protocol.TCP,
                        Set.of(SocketOption.SO_REUSEPORT, SocketOption.SO_REUSEADDR));
        var attempt =
                new Attempt(
                        probe,
                        Fixed.NOW,
                        Fixed.CALLS,
                        new Outcome.Worked(),
                        Fixed.endpoint("[::]:3000"),
                        TOOK);
        assertPromised("bind-held", BindJson.of(new Finding(attempt, null), Fixed::user).held(17));
    }

    @Test
    void bindThatIsNotTried() throws IOException {
        var probe =
                new Probe.BindProbe(
                        BindPlace.of(Fixed.endpoint("127.0.0.1:53")), Protocol.UDP, Set.of());
        assertPromised("bind-not-tried", BindJson.of(finding(probe, notTried()), Fixed::user));
    }

    @Test
    void bindThatIsRefused() throws IOException {
        var place = BindPlace.of(Fixed.endpoint("127.0.0.1:80"));
        var probe = new Probe.BindProbe(place, Protocol.TCP, Set.of());
        Attempt attempt =
                attempt(probe, new Outcome.Refused(Syscall.BIND, Fixed.IN_USE, DecidedBy.KERNEL));
        Fact shared = new BindFact.SharedPlace(Protocol.TCP, 2);
        var diagnosis =
                new Diagnosis(
                        new Cause.PortHeld(Fixed.SHARED),
                        new Happened.Refused(Syscall.BIND, Fixed.IN_USE),
                        new BindReason.PortTaken(
                                new Holder(Fixed.SHARED, List.of(Fixed.SERVER), false, "ann")),
                        List.of(
                                new Evidence(
                                        Evidence.Kind.TRIED_IN_VAIN, shared, null, Fixed.CALLS),
                                Evidence.socket(shared, Fixed.SHARED)),
                        List.of(
                                Offer.proven(
                                        new Fix.UseOtherPort(probe, new Port(3001)),
                                        Benefit.asTheFixSays(),
                                        Fixed.CALLS),
                                Offer.open(
                                        new Fix.StopOwner(List.of(Fixed.SERVER)),
                                        Benefit.asTheFixSays(),
                                        new Need.Root())),
                        Fixed.SEEN);
        assertPromised("bind-refused", BindJson.of(new Finding(attempt, diagnosis), Fixed::user));
    }

    @Test
    void matrix() throws IOException {
        var place = BindPlace.of(Fixed.endpoint("127.0.0.1:3000"));
        var probe = new Probe.BindProbe(place, Protocol.TCP, Set.of());
        Map<MatrixColumn, MatrixCell> cells =
                Map.of(
                        MatrixColumn.PLAIN,
                        new MatrixCell.Tried(
                                attempt(probe, refused(Fixed.IN_USE)), List.of(Fixed.SHARED)),
                        MatrixColumn.REUSE_ADDRESS,
                        new MatrixCell.Tried(attempt(probe, new Outcome.Worked()), List.of()),
                        MatrixColumn.REUSE_PORT,
                        new MatrixCell.NotTried(attempt(probe, notTried()), List.of(Fixed.ALONE)),
                        MatrixColumn.V6ONLY,
                        new MatrixCell.NotApplicable());
        var rows = List.of(new Matrix.Row(place, "lo", cells), new Matrix.Row(place, null, cells));
        assertPromised(
                "matrix",
                MatrixJson.of(
                        new Matrix(
                                new Port(3000),
                                Protocol.TCP,
                                rows,
                                List.of(Fixed.SHARED, Fixed.ALONE),
                                Fixed.SEEN,
                                3,
                                TOOK,
                                false),
                        Fixed::user));
    }

    @Test
    void connect() throws IOException {
        var out = new ByteArrayOutputStream();
        var stream = new ConnectStream(out, "shop.test", RESOLVED, Fixed::user);
        exchanges().forEach(each -> stream.attempt(connected(new Outcome.Worked(), each)));
        stream.attempt(connected(refused(Fixed.REFUSED), null));
        stream.attempt(
                connected(
                        new Outcome.Refused(
                                Syscall.POLL, new Errno("ETIMEDOUT", 110), DecidedBy.TIMEOUT),
                        null));
        stream.attempt(connected(new Outcome.Cancelled(), null));
        var statistics =
                new Statistics(
                        5, 4, TOOK, TOOK.plusNanos(500), TOOK.multipliedBy(2), TOOK.plusMillis(9));
        stream.end(
                null,
                List.of("https_proxy", "ALL_PROXY"),
                StatisticsJson.of(Fixed.endpoint("127.0.0.1:443"), statistics));
        assertPromised("connect", out.toByteArray());
    }

    @Test
    void connectToANameWithoutAnAddress() throws IOException {
        var out = new ByteArrayOutputStream();
        var unresolved =
                Resolution.failed(
                                "xn--shop.test",
                                EaiCode.EAI_SYSTEM,
                                new Errno("EMFILE", 24),
                                DecidedBy.TIMEOUT,
                                TOOK)
                        .typed("größe.test");
        new ConnectStream(out, "größe.test", unresolved, Fixed::user)
                .end(
                        null,
                        List.of(),
                        StatisticsJson.of(
                                Fixed.endpoint("[::1]:1"),
                                new Statistics(2, 0, null, null, null, null)));
        assertPromised("connect-unresolved", out.toByteArray());
    }

    @Test
    void connectThatWasCancelled() throws IOException {
        var out = new ByteArrayOutputStream();
        new ConnectStream(out, "shop.test", null, Fixed::user).end(null, List.of(), null);
        assertPromised("connect-cancelled", out.toByteArray());
    }

    private static Outcome notTried() {
        return new Outcome.NotTried(Syscall.LISTEN, List.of(Fixed.SHARED));
    }

    private static Attempt attempt(Probe probe, Outcome outcome) {
        return new Attempt(probe, Fixed.NOW, Fixed.CALLS, outcome, null, TOOK);
    }

    private static Finding finding(Probe probe, Outcome outcome) {
        return new Finding(attempt(probe, outcome), null);
    }

    /** Each time with another thing told of its packets. */
    private static Finding connected(Outcome outcome, @Nullable Exchange exchange) {
        boolean worked = outcome.ok();
        var probe =
                new Probe.ConnectProbe(
                        Fixed.ALONE.local(),
                        2,
                        worked ? null : "eth0",
                        worked ? Protocol.TCP : Protocol.UDP,
                        worked ? BindPlace.of(Fixed.endpoint("127.0.0.1:0")) : null,
                        Duration.ofSeconds(3),
                        false);
        var icmp =
                worked
                        ? new IcmpError(AddressFamily.IPV4, 3, 1, IpAddress.LOOPBACK_IPV4)
                        : new IcmpError(AddressFamily.IPV6, 1, 4, null);
        var attempt =
                new Attempt(
                        probe,
                        Fixed.NOW,
                        Fixed.CALLS,
                        outcome,
                        worked ? Fixed.endpoint("127.0.0.1:55000") : null,
                        TOOK,
                        new OnTheWire(worked ? TOOK : null, icmp, !worked));
        return new Finding(attempt, exchange, null);
    }

    private static List<Exchange> exchanges() {
        var certificate =
                new Exchange.Certificate(
                        "shop.test",
                        "Test CA",
                        List.of("shop.test", "*.shop.test"),
                        Fixed.NOW.minusSeconds(86_400),
                        Fixed.NOW.plusSeconds(86_400));
        List<TrustProblem> distrust =
                List.of(
                        new TrustProblem.Expired("shop.test", Fixed.NOW),
                        new TrustProblem.UnknownIssuer("shop.test", "Test CA"));
        var closed = new TlsFailure.Closed(true);
        return List.of(
                exchange(
                        new Tls.Established("TLSv1.3", "AES", certificate, distrust, true, TOOK),
                        new FirstBytes.Spoke("220 shop.test\\r\\n", TOOK),
                        new Head.Answered(200, "OK", "nginx", TOOK)),
                exchange(
                        new Tls.Established("TLSv1.3", "AES", certificate, List.of(), TOOK),
                        new FirstBytes.Silent(TOOK),
                        new Head.Answered(204, "", null, TOOK)),
                exchange(
                        new Tls.Failed(closed, TOOK),
                        new FirstBytes.Closed(TOOK),
                        new Head.Other("SSH-2.0", TOOK)),
                exchange(
                        new Tls.Silent(TOOK),
                        new FirstBytes.Broken(Fixed.RESET, TOOK),
                        new Head.SessionEnded(closed, TOOK)),
                exchange(
                        new Tls.Broken(Syscall.RECV, Fixed.RESET, TOOK),
                        null,
                        new Head.Silent(TOOK)),
                exchange(null, null, new Head.Closed(TOOK)),
                exchange(null, null, new Head.Broken(Fixed.RESET, TOOK)));
    }

    private static Exchange exchange(
            @Nullable Tls tls, @Nullable FirstBytes first, @Nullable Head head) {
        return new Exchange(tls, first, head, Fixed.CALLS);
    }
}
