package dev.bindsight.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TlsFailure.Progress;
import dev.bindsight.model.TrustProblem;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class TlsTextTest {
    private static final Instant MOMENT = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void each_problem_with_a_certificate_is_a_sentence() {
        assertThat(
                        TlsText.distrust(
                                List.of(
                                        new TrustProblem.Expired("old", MOMENT),
                                        new TrustProblem.SelfSigned("old"),
                                        new TrustProblem.OtherName(
                                                "old", List.of("a.example", "*.b.example"), "c"))))
                .isEqualTo(
                        "The certificate of old expired on 2026-03-04 05:06 UTC. The certificate of"
                            + " old is signed by itself, by no authority. The certificate is for"
                            + " a.example, *.b.example, not for c.");
        assertThat(
                        Stream.of(
                                        new TrustProblem.NotYetValid("new", MOMENT),
                                        new TrustProblem.UnknownIssuer("shop", "Authority"),
                                        new TrustProblem.PathRefused("MD5 is disabled"),
                                        new TrustProblem.OtherName("shop", List.of(), "c"))
                                .map(each -> TlsText.distrust(List.of(each))))
                .containsExactly(
                        "The certificate of new is not valid before 2026-03-04 05:06 UTC.",
                        "The certificate of shop comes from Authority, which is none of the"
                                + " authorities that the Java runtime of Bindsight knows.",
                        "The Java runtime of Bindsight does not accept the certificate: MD5 is"
                                + " disabled",
                        "The certificate of shop names no host, so it is not for c.");
    }

    @Test
    void the_end_of_a_session_is_a_sentence() {
        assertThat(
                        Stream.of(
                                        new TlsFailure.Closed(false),
                                        new TlsFailure.Closed(true),
                                        new TlsFailure.Stalled(Duration.ofMillis(1500)),
                                        new TlsFailure.OtherProtocol("\"220 mail\""),
                                        new TlsFailure.Alert("unknown_ca", Progress.HANDSHAKE),
                                        new TlsFailure.Alert(
                                                "certificate_required", Progress.CERTIFICATE_ASKED),
                                        new TlsFailure.Alert("internal", Progress.ESTABLISHED),
                                        new TlsFailure.Unreadable("no record", Progress.HANDSHAKE),
                                        new TlsFailure.Unreadable(
                                                "no record", Progress.ESTABLISHED))
                                .map(TlsText::of))
                .containsExactly(
                        "The server closed the connection when it was asked for a TLS handshake.",
                        "The server closed the connection in the middle of the TLS handshake.",
                        "The server stopped answering in the middle of the TLS handshake, which was"
                                + " waited for 1.5 s.",
                        "The server does not speak TLS here, it answered \"220 mail\".",
                        "The server refused the TLS handshake with the alert unknown_ca.",
                        "The server asks for a client certificate, got none, and ended the session:"
                                + " certificate_required.",
                        "The server ended the session after the TLS handshake with the alert"
                                + " internal.",
                        "The TLS handshake failed: no record",
                        "The TLS session broke after the handshake: no record");
    }
}
