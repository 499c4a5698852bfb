package dev.bindsight.words;

import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TlsFailure.Progress;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a TLS session, as sentences. */
public final class TlsText {
    private TlsText() {}

    /** A sentence for each problem. */
    public static String distrust(List<TrustProblem> problems) {
        return problems.stream().map(TlsText::of).collect(Collectors.joining(" "));
    }

    private static String of(TrustProblem problem) {
        return switch (problem) {
            case TrustProblem.Expired(String subject, Instant on) ->
                    Texts.get("exchange.distrust.expired", subject, universal(on));
            case TrustProblem.NotYetValid(String subject, Instant from) ->
                    Texts.get("exchange.distrust.notYet", subject, universal(from));
            case TrustProblem.SelfSigned(String subject) ->
                    Texts.get("exchange.distrust.selfSigned", subject);
            case TrustProblem.UnknownIssuer(String subject, String issuer) ->
                    Texts.get("exchange.distrust.unknownIssuer", subject, issuer);
            case TrustProblem.PathRefused(String message) ->
                    Texts.get("exchange.distrust.refused", message);
            case TrustProblem.OtherName(String subject, List<String> names, String host) ->
                    names.isEmpty()
                            ? Texts.get("exchange.distrust.noName", subject, host)
                            : Texts.get(
                                    "exchange.distrust.otherName", String.join(", ", names), host);
        };
    }

    private static String universal(Instant moment) {
        return DateForm.UNIVERSAL.of(moment, ZoneOffset.UTC);
    }

    /** Why there is no session, as one sentence. */
    public static String of(TlsFailure failure) {
        return switch (failure) {
            case TlsFailure.Closed(boolean answered) ->
                    Texts.get(answered ? "exchange.tls.ended" : "exchange.tls.closed");
            case TlsFailure.Stalled(Duration waited) ->
                    Texts.get("exchange.tls.stalled", DurationText.measured(waited));
            case TlsFailure.OtherProtocol(String quoted) ->
                    Texts.get("exchange.tls.otherProtocol", quoted);
            case TlsFailure.Alert(String alert, Progress when) ->
                    switch (when) {
                        case HANDSHAKE -> Texts.get("exchange.tls.alert", alert);
                        case CERTIFICATE_ASKED -> Texts.get("exchange.tls.wantsCertificate", alert);
                        case ESTABLISHED -> Texts.get("exchange.tls.alertAfter", alert);
                    };
            case TlsFailure.Unreadable(String message, Progress when) ->
                    when == Progress.ESTABLISHED
                            ? Texts.get("exchange.tls.brokeAfter", message)
                            : Texts.get("exchange.tls.failed", message);
        };
    }
}
