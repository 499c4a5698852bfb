package dev.bindsight.json;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.words.TlsText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * How a TLS handshake ended.
 *
 * @param ok whether it was completed
 * @param version {@code TLSv1.3}
 * @param cipher {@code TLS_AES_256_GCM_SHA384}
 * @param certificate the server's
 * @param trusted whether the chain and the name are trusted, absent if it did not come to that
 * @param clientCertificate {@code asked} where the server asked for one, absent if it did not
 * @param problem why it is not trusted, or why there is none
 * @param problemKinds the same for a program: {@code expired}, {@code unknown-issuer}, {@code
 *     alert}
 * @param syscall the call that failed in the middle of it
 * @param errno the name of its error
 * @param elapsedMicros how long it took, in microseconds
 */
public record TlsJson(
        boolean ok,
        @Nullable String version,
        @Nullable String cipher,
        @Nullable CertificateJson certificate,
        @Nullable Boolean trusted,
        @Nullable String clientCertificate,
        @Nullable String problem,
        @Nullable List<String> problemKinds,
        @Nullable String syscall,
        @Nullable String errno,
        long elapsedMicros) {
    /**
     * A server's certificate.
     *
     * @param subject its common name
     * @param issuer who signed it
     * @param names the names it is for
     * @param notBefore valid from, ISO-8601 in UTC
     * @param notAfter valid until, likewise
     */
    public record CertificateJson(
            String subject, String issuer, List<String> names, String notBefore, String notAfter) {
        private static CertificateJson of(Certificate certificate) {
            return new CertificateJson(
                    certificate.subject(),
                    certificate.issuer(),
                    certificate.names(),
                    certificate.notBefore().toString(),
                    certificate.notAfter().toString());
        }
    }

    /** The shape of a handshake. */
    static TlsJson of(Tls tls) {
        return switch (tls) {
            case Tls.Established it ->
                    new TlsJson(
                            true,
                            it.version(),
                            it.cipher(),
                            CertificateJson.of(it.certificate()),
                            it.distrust().isEmpty(),
                            it.asksForCertificate() ? "asked" : null,
                            it.distrust().isEmpty() ? null : TlsText.distrust(it.distrust()),
                            kinds(it.distrust()),
                            null,
                            null,
                            Micros.of(it.elapsed()));
            case Tls.Failed(TlsFailure failure, Duration elapsed) ->
                    without(TlsText.of(failure), List.of(failure.kind()), null, null, elapsed);
            case Tls.Silent(Duration elapsed) ->
                    without("nothing came back", null, null, null, elapsed);
            case Tls.Broken(Syscall syscall, Errno errno, Duration elapsed) ->
                    without(null, null, syscall.label(), errno.name(), elapsed);
        };
    }

    private static @Nullable List<String> kinds(List<TrustProblem> problems) {
        return problems.isEmpty()
                ? null
                : problems.stream().map(TrustProblem::kind).distinct().toList();
    }

    private static TlsJson without(
            @Nullable String problem,
            @Nullable List<String> kinds,
            @Nullable String syscall,
            @Nullable String errno,
            Duration elapsed) {
        return new TlsJson(
                false,
                null,
                null,
                null,
                null,
                null,
                problem,
                kinds,
                syscall,
                errno,
                Micros.of(elapsed));
    }
}
