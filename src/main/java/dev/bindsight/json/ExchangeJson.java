package dev.bindsight.json;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.words.TlsText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What came over a TCP connection after it was there.
 *
 * @param tls how the TLS handshake ended, absent if none was asked for
 * @param firstBytes what the server sent by itself, likewise
 * @param head what came back for an HTTP HEAD, likewise
 */
public record ExchangeJson(
        @Nullable TlsJson tls, @Nullable FirstBytesJson firstBytes, @Nullable HeadJson head) {
    /** The shape of an exchange. */
    static ExchangeJson of(Exchange exchange) {
        return new ExchangeJson(
                exchange.tls() == null ? null : TlsJson.of(exchange.tls()),
                exchange.first() == null ? null : FirstBytesJson.of(exchange.first()),
                exchange.head() == null ? null : HeadJson.of(exchange.head()));
    }

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
     * @param elapsedMicros how long it took
     */
    public record TlsJson(
            Boolean ok,
            @Nullable String version,
            @Nullable String cipher,
            @Nullable Certificate certificate,
            @Nullable Boolean trusted,
            @Nullable String clientCertificate,
            @Nullable String problem,
            @Nullable List<String> problemKinds,
            @Nullable Syscall syscall,
            @Nullable Errno errno,
            Duration elapsedMicros) {
        private static TlsJson of(Tls tls) {
            return switch (tls) {
                case Tls.Established it ->
                        new TlsJson(
                                true,
                                it.version(),
                                it.cipher(),
                                it.certificate(),
                                it.distrust().isEmpty(),
                                it.asksForCertificate() ? "asked" : null,
                                it.distrust().isEmpty() ? null : TlsText.distrust(it.distrust()),
                                Absent.ifEmpty(
                                        it.distrust().stream()
                                                .map(TrustProblem::kind)
                                                .distinct()
                                                .toList()),
                                null,
                                null,
                                it.elapsed());
                case Tls.Failed(TlsFailure failure, Duration elapsed) ->
                        without(TlsText.of(failure), List.of(failure.kind()), null, null, elapsed);
                case Tls.Silent(Duration elapsed) ->
                        without("nothing came back", List.of(), null, null, elapsed);
                case Tls.Broken(Syscall syscall, Errno errno, Duration elapsed) ->
                        without(null, List.of(), syscall, errno, elapsed);
            };
        }

        private static TlsJson without(
                @Nullable String problem,
                List<String> kinds,
                @Nullable Syscall syscall,
                @Nullable Errno errno,
                Duration elapsed) {
            return new TlsJson(
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    problem,
                    Absent.ifEmpty(kinds),
                    syscall,
                    errno,
                    elapsed);
        }
    }

    /**
     * What a server sent by itself.
     *
     * @param kind {@code spoke}, {@code silent}, {@code closed} or {@code broken}
     * @param text the bytes as ASCII, anything else as an escape
     * @param errno the name of the error that ended it
     * @param elapsedMicros how long it took
     */
    public record FirstBytesJson(
            String kind, @Nullable String text, @Nullable Errno errno, Duration elapsedMicros) {
        private static FirstBytesJson of(FirstBytes first) {
            return switch (first) {
                case FirstBytes.Spoke(String text, Duration elapsed) ->
                        new FirstBytesJson("spoke", text, null, elapsed);
                case FirstBytes.Silent(Duration elapsed) ->
                        new FirstBytesJson("silent", null, null, elapsed);
                case FirstBytes.Closed(Duration elapsed) ->
                        new FirstBytesJson("closed", null, null, elapsed);
                case FirstBytes.Broken(Errno errno, Duration elapsed) ->
                        new FirstBytesJson("broken", null, errno, elapsed);
            };
        }
    }

    /**
     * What came back for an HTTP HEAD.
     *
     * @param ok whether it was answered by HTTP, whatever the status
     * @param status such as 200
     * @param reason the words behind the status, absent for none
     * @param server what the server calls itself
     * @param problem why there is no status
     * @param errno the name of the error of the call that failed
     * @param elapsedMicros from the request to the first byte, or to the end of the wait
     */
    public record HeadJson(
            Boolean ok,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable String server,
            @Nullable String problem,
            @Nullable Errno errno,
            Duration elapsedMicros) {
        private static HeadJson of(Head head) {
            return switch (head) {
                case Head.Answered(int status, String reason, String server, Duration elapsed) ->
                        new HeadJson(
                                true, status, Absent.ifEmpty(reason), server, null, null, elapsed);
                case Head.Other(String text, Duration elapsed) ->
                        without("no HTTP: " + text, null, elapsed);
                case Head.SessionEnded(TlsFailure failure, Duration elapsed) ->
                        without("no HTTP: " + TlsText.of(failure), null, elapsed);
                case Head.Silent(Duration elapsed) -> without("nothing came back", null, elapsed);
                case Head.Closed(Duration elapsed) ->
                        without("the connection was closed", null, elapsed);
                case Head.Broken(Errno errno, Duration elapsed) -> without(null, errno, elapsed);
            };
        }

        private static HeadJson without(
                @Nullable String problem, @Nullable Errno errno, Duration elapsed) {
            return new HeadJson(false, null, null, null, problem, errno, elapsed);
        }
    }
}
