package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * What {@code connect} answers.
 *
 * @param name the name or address, as it was asked for
 * @param resolved its addresses, in the order they are tried, each with its scope ({@code
 *     fe80::1%eth0})
 * @param resolution how they were found, absent if the user cancelled that
 * @param attempts one for each port and address
 * @param diagnosis why there was nothing to connect to, absent if the name has addresses
 * @param bypassedProxies the variables of the environment that name a proxy, where the connects
 *     went past it; absent for none
 * @param statistics what the repeated connects came to, absent where none were asked for
 */
public record ConnectJson(
        String name,
        List<String> resolved,
        @Nullable ResolutionJson resolution,
        List<ConnectAttemptJson> attempts,
        @Nullable DiagnosisJson diagnosis,
        @Nullable List<String> bypassedProxies,
        @Nullable StatisticsJson statistics) {
    /**
     * How a name was looked up.
     *
     * @param error the code of getaddrinfo(3), absent if there are addresses
     * @param errno the errno behind {@code EAI_SYSTEM}
     * @param by who ended it: {@code kernel} for the system, {@code timeout} for Bindsight's clock;
     *     absent if there are addresses
     * @param elapsedMicros how long it took, in microseconds
     * @param asciiName the form of the name that was asked for, absent where that is the name
     */
    public record ResolutionJson(
            @Nullable String error,
            @Nullable String errno,
            @Nullable String by,
            long elapsedMicros,
            @Nullable String asciiName) {
        static ResolutionJson of(Resolution resolution) {
            var errno = resolution.errno();
            return new ResolutionJson(
                    resolution.error() == null ? null : resolution.error().name(),
                    errno == null ? null : errno.name(),
                    resolution.error() == null ? null : Names.lowerCase(resolution.by()),
                    Micros.of(resolution.elapsed()),
                    resolution.ascii());
        }
    }

    /**
     * One connect, and what is to be said about it: the fields of an attempt and these.
     *
     * @param attempt the connect
     * @param diagnosis why it failed
     * @param tls how the TLS handshake behind it ended
     * @param firstBytes what the server sent by itself
     * @param head what came back for an HTTP HEAD
     */
    public record ConnectAttemptJson(
            @JsonUnwrapped AttemptJson attempt,
            @Nullable DiagnosisJson diagnosis,
            @Nullable TlsJson tls,
            @Nullable FirstBytesJson firstBytes,
            @Nullable HeadJson head) {
        /** The shape of a connect. */
        static ConnectAttemptJson of(Finding finding, Function<Uid, String> userName) {
            Exchange exchange = finding.exchange();
            Exchange.Tls tls = exchange == null ? null : exchange.tls();
            Exchange.FirstBytes first = exchange == null ? null : exchange.first();
            return new ConnectAttemptJson(
                    AttemptJson.of(finding),
                    DiagnosisJson.ofNullable(finding.diagnosis(), userName),
                    tls == null ? null : TlsJson.of(tls),
                    first == null ? null : FirstBytesJson.of(first),
                    exchange == null || exchange.head() == null
                            ? null
                            : HeadJson.of(exchange.head()));
        }
    }

    /**
     * The shape of a connect.
     *
     * @param userName the name of a user, or the number as text
     */
    public static ConnectJson of(ConnectReport report, Function<Uid, String> userName) {
        Resolution resolution = report.resolution();
        List<Resolution.Address> found = resolution == null ? List.of() : resolution.addresses();
        return new ConnectJson(
                report.request().host(),
                found.stream().map(Resolution.Address::toString).toList(),
                resolution == null ? null : ResolutionJson.of(resolution),
                report.findings().stream()
                        .map(each -> ConnectAttemptJson.of(each, userName))
                        .toList(),
                DiagnosisJson.ofNullable(report.unresolved(), userName),
                null,
                null);
    }

    /** The same with what repeated connects to one of its endpoints came to. */
    public ConnectJson repeated(Endpoint endpoint, Statistics repeats) {
        return new ConnectJson(
                name,
                resolved,
                resolution,
                attempts,
                diagnosis,
                bypassedProxies,
                StatisticsJson.of(endpoint, repeats));
    }

    /** The same with the proxies that programs with this environment would go by. */
    public ConnectJson bypassing(List<String> variables) {
        return new ConnectJson(
                name,
                resolved,
                resolution,
                attempts,
                diagnosis,
                variables.isEmpty() ? null : variables,
                statistics);
    }
}
