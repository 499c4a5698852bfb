package dev.bindsight.json;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code connect} answers, written attempt by attempt: {@code name}, as it was asked for;
 * {@code resolved}, its addresses in the order they are tried, each with its scope ({@code
 * fe80::1%eth0}); {@code resolution}, how they were found, absent if the user cancelled that;
 * {@code attempts}, one for each port and address; {@code diagnosis}, why there was nothing to
 * connect to; {@code bypassedProxies}, the variables of the environment that name a proxy, where
 * the connects went past it; {@code statistics}, what repeated connects came to.
 */
public final class ConnectStream {
    private final JsonStream document;
    private final Function<Uid, String> userName;

    /**
     * Begins the document.
     *
     * @param host the name or address, as it was asked for
     * @param resolution absent if the user cancelled that
     * @param userName the name of a user, or the number as text
     */
    public ConnectStream(
            OutputStream out,
            String host,
            @Nullable Resolution resolution,
            Function<Uid, String> userName) {
        this.userName = userName;
        List<Resolution.Address> found = resolution == null ? List.of() : resolution.addresses();
        document =
                new JsonText()
                        .stream(out)
                                .field("name", host)
                                .field("resolved", found)
                                .field(
                                        "resolution",
                                        resolution == null ? null : ResolutionJson.of(resolution))
                                .begin("attempts");
    }

    /** The next attempt. */
    public void attempt(Finding finding) {
        Exchange exchange = finding.exchange();
        document.element(
                new ConnectAttemptJson(
                        AttemptJson.of(finding),
                        DiagnosisJson.ofNullable(finding.diagnosis(), userName),
                        exchange == null ? null : ExchangeJson.of(exchange)));
    }

    /**
     * Ends the document.
     *
     * @param unresolved why there was nothing to connect to, absent if there was
     * @param bypassedProxies variables that name a proxy; empty for none
     * @param statistics what repeated connects came to, absent where none were asked for
     */
    public void end(
            @Nullable Diagnosis unresolved,
            List<String> bypassedProxies,
            @Nullable StatisticsJson statistics) {
        document.endList()
                .field("diagnosis", DiagnosisJson.ofNullable(unresolved, userName))
                .field("bypassedProxies", bypassedProxies.isEmpty() ? null : bypassedProxies)
                .field("statistics", statistics)
                .end();
    }

    /**
     * How a name was looked up.
     *
     * @param error the code of getaddrinfo(3), absent if there are addresses
     * @param errno the errno behind {@code EAI_SYSTEM}
     * @param by who ended it: {@code kernel} for the system, {@code timeout} for Bindsight's clock;
     *     absent if there are addresses
     * @param elapsedMicros how long it took
     * @param asciiName the form of the name that was asked for, absent where that is the name
     */
    public record ResolutionJson(
            @Nullable EaiCode error,
            @Nullable Errno errno,
            @Nullable DecidedBy by,
            Duration elapsedMicros,
            @Nullable String asciiName) {
        private static ResolutionJson of(Resolution resolution) {
            return new ResolutionJson(
                    resolution.error(),
                    resolution.errno(),
                    resolution.error() == null ? null : resolution.by(),
                    resolution.elapsed(),
                    resolution.ascii());
        }
    }

    /**
     * One connect, and what is to be said about it: the fields of an attempt and these.
     *
     * @param attempt the connect
     * @param diagnosis why it failed
     * @param exchange what came over the connection
     */
    public record ConnectAttemptJson(
            AttemptJson attempt, @Nullable DiagnosisJson diagnosis, @Nullable ExchangeJson exchange)
            implements ShapeWriter.Unwrapping {
        @Override
        public boolean unwraps(Object component) {
            return component != diagnosis;
        }
    }

    /**
     * What repeated connects came to; the times are those of the ones that worked, absent if none
     * did.
     *
     * @param endpoint to where
     * @param sent how many were tried
     * @param connected how many worked
     * @param minMicros the shortest
     * @param medianMicros the median
     * @param p99Micros the 99th percentile
     * @param maxMicros the longest
     */
    public record StatisticsJson(
            Endpoint endpoint,
            Integer sent,
            Integer connected,
            @Nullable Duration minMicros,
            @Nullable Duration medianMicros,
            @Nullable Duration p99Micros,
            @Nullable Duration maxMicros) {
        /** The shape of statistics. */
        public static StatisticsJson of(Endpoint endpoint, Statistics statistics) {
            return new StatisticsJson(
                    endpoint,
                    statistics.sent(),
                    statistics.connected(),
                    statistics.min(),
                    statistics.median(),
                    statistics.p99(),
                    statistics.max());
        }
    }
}
