package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.view.connect.Timeline.Kind;
import dev.bindsight.view.connect.Timeline.Phase;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.Verdict;
import dev.bindsight.view.sample.ConnectSample;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

class ConnectTextTest {
    private static final Endpoint PLACE = ConnectSample.endpoint("93.184.215.14", 443);

    @Test
    void thePhasesFollowEachOtherOnOneScale() {
        Timeline timeline = Timeline.of(ConnectSample.RESOLUTION, ConnectSample.secured(PLACE));

        assertThat(timeline.total()).isEqualTo(Duration.ofNanos(100_300_000));
        assertThat(timeline.phases())
                .extracting(Phase::kind)
                .containsExactly(Kind.RESOLVE, Kind.CONNECT, Kind.TLS, Kind.FIRST_BYTE);
        Phase connect = timeline.phases().get(1);
        assertThat(connect.start()).isEqualTo(Duration.ofNanos(18_200_000));
        assertThat(connect.from(timeline.total())).isBetween(0.181, 0.182);
        assertThat(timeline.phases().getLast().to(timeline.total())).isEqualTo(1);
    }

    @Test
    void anAddressTookNoLookup() {
        var literal =
                new Resolution(
                        "93.184.215.14",
                        List.of(new Resolution.Address(PLACE.address(), 0)),
                        null,
                        null,
                        Outcome.DecidedBy.KERNEL,
                        Duration.ZERO);

        assertThat(Timeline.of(literal, ConnectSample.refused(PLACE)).phases())
                .containsExactly(
                        new Phase(Kind.CONNECT, Duration.ZERO, Duration.ofNanos(82_000), true));
    }

    @Test
    void aNameWithoutAnAddressIsALookupAlone() {
        assertThat(Timeline.ofName(ConnectSample.unknown("nosuch.example.com")).phases())
                .extracting(Phase::kind)
                .containsExactly(Kind.RESOLVE);
    }

    @Test
    void theWordIsTheErrnoOnlyIfTheKernelSaidIt() {
        assertThat(Verdict.of(ConnectSample.refused(PLACE)))
                .isEqualTo(new Verdict(Tone.REFUSED, "ECONNREFUSED", "ECONNREFUSED"));
        assertThat(Verdict.of(ConnectSample.silent(PLACE)))
                .isEqualTo(new Verdict(Tone.REFUSED, "no reply in 3 s", "ETIMEDOUT"));
        assertThat(Verdict.of(ConnectSample.connected(PLACE)))
                .isEqualTo(new Verdict(Tone.OK, "connected", null));
    }

    @Test
    void aCertificateThatIsNotTrustedIsNoSuccess() {
        Finding trusted = ConnectSample.secured(PLACE);
        Exchange secured = Objects.requireNonNull(trusted.exchange());
        var tls = (Exchange.Tls.Established) Objects.requireNonNull(secured.tls());
        var distrusted =
                new Exchange(
                        new Exchange.Tls.Established(
                                tls.version(),
                                tls.cipher(),
                                tls.certificate(),
                                List.of(new TrustProblem.SelfSigned("box")),
                                tls.elapsed()),
                        null,
                        List.of());

        assertThat(Verdict.of(trusted).tone()).isEqualTo(Tone.OK);
        assertThat(Verdict.of(new Finding(trusted.attempt(), distrusted, null)))
                .isEqualTo(new Verdict(Tone.REFUSED, "TLS not trusted", null));
    }

    @Test
    void silenceIsToldApartFromARefusal() {
        assertThat(Reply.of(ConnectSample.connected(PLACE))).isEqualTo(Reply.OPEN);
        assertThat(Reply.of(ConnectSample.refused(PLACE))).isEqualTo(Reply.CLOSED);
        assertThat(Reply.of(ConnectSample.silent(PLACE))).isEqualTo(Reply.SILENT);
    }

    @Test
    void aConnectionThatBrokeAfterwardsIsNoSuccess() {
        var exchange =
                new Exchange(
                        null,
                        new FirstBytes.Broken(new Errno("ECONNRESET", 104), Duration.ofMillis(1)),
                        List.of());
        var finding = new Finding(ConnectSample.connected(PLACE).attempt(), exchange, null);

        assertThat(Verdict.of(finding).word()).isEqualTo("ECONNRESET");
        assertThat(Verdict.of(finding).tone()).isEqualTo(Tone.REFUSED);
    }

    @Test
    void aHandshakeThatFailedIsNoSuccess() {
        var exchange =
                new Exchange(
                        new Tls.Failed(
                                new TlsFailure.OtherProtocol("\"HTTP\""), Duration.ofMillis(1)),
                        null,
                        List.of());
        var finding = new Finding(ConnectSample.connected(PLACE).attempt(), exchange, null);

        assertThat(Verdict.of(finding))
                .isEqualTo(new Verdict(Tone.REFUSED, "connected, no TLS", null));
    }

    @Test
    void aCertificateSaysHowLongItIsValidAndWhyItIsNotTrusted() {
        Instant now = ConnectSample.NOW;
        assertThat(certificate(now.plus(Duration.ofDays(84)), List.of()))
                .containsExactly("TLS 1.3, X", "a, b, 84 days left", "yes, name matches");
        assertThat(
                        certificate(
                                now.minus(Duration.ofDays(2)),
                                List.of(new TrustProblem.SelfSigned("a"))))
                .containsExactly(
                        "TLS 1.3, X",
                        "a, b, expired 2 days ago",
                        "The certificate of a is signed by itself, by no authority.");
        assertThat(certificate(now.plus(Duration.ofHours(30)), List.of()))
                .contains("a, b, 1 day left");
    }

    private static List<String> certificate(Instant until, List<TrustProblem> distrust) {
        var certificate =
                new Exchange.Certificate(
                        "a", "b", List.of(), ConnectSample.NOW.minus(Duration.ofDays(9)), until);
        var tls = new Tls.Established("TLSv1.3", "X", certificate, distrust, Duration.ofMillis(1));
        return ExchangeLines.of(new Exchange(tls, null, List.of()), ConnectSample.NOW).stream()
                .map(ExchangeLines.Line::value)
                .toList();
    }

    @Test
    void aServerThatWaitsForTheClientIsNotBlamed() {
        var exchange = new Exchange(null, new FirstBytes.Silent(Duration.ofSeconds(3)), List.of());

        assertThat(ExchangeLines.of(exchange, ConnectSample.NOW))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.tone()).isEqualTo(Tone.OPEN);
                    assertThat(line.value())
                            .isEqualTo("none in 3.0 s: the server waits for the client");
                });
    }
}
