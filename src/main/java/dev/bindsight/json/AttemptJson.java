package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Finding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bind or a connect that was carried out.
 *
 * @param kind {@code bind} or {@code connect}
 * @param protocol {@code tcp} or {@code udp}
 * @param endpoint where
 * @param interfaceName {@code interface}: the scope of a link-local address, or a bound device
 * @param options the socket options that were set to 1, as {@code SO_REUSEADDR}
 * @param source where a connect was told to come from, absent if that was left to the kernel
 * @param outcome how it ended
 * @param local where the socket was bound or connected from, absent where it was not asked
 * @param at when it began, ISO-8601 in UTC
 * @param trace every call, in order
 * @param elapsedMicros how long the bind or connect took, in microseconds: its calls, or until
 *     Bindsight looked where it says so
 * @param measured what that is: {@code calls} or {@code untilSeen}, absent for a bind
 * @param rttMicros the time on the wire from the SYN to its answer, absent where it is not known
 * @param icmp the ICMP message that refused a connect, absent where the kernel kept none
 */
public record AttemptJson(
        String kind,
        String protocol,
        EndpointJson endpoint,
        @JsonProperty("interface") @Nullable String interfaceName,
        List<String> options,
        @Nullable EndpointJson source,
        OutcomeJson outcome,
        @Nullable EndpointJson local,
        String at,
        List<CallJson> trace,
        long elapsedMicros,
        @Nullable String measured,
        @Nullable Long rttMicros,
        @Nullable IcmpJson icmp) {
    /**
     * An ICMP message.
     *
     * @param protocol {@code icmp} or {@code icmpv6}
     * @param type its type
     * @param code its code
     * @param sender who sent it
     */
    public record IcmpJson(String protocol, int type, int code, @Nullable String sender) {
        private static IcmpJson of(IcmpError icmp) {
            return new IcmpJson(
                    icmp.family() == AddressFamily.IPV4 ? "icmp" : "icmpv6",
                    icmp.type(),
                    icmp.code(),
                    icmp.sender() == null ? null : icmp.sender().toString());
        }
    }

    /** The shape of an attempt. */
    public static AttemptJson of(Attempt attempt) {
        return of(attempt, attempt.trace());
    }

    /** The shape of an attempt with every call, also those made over its connection. */
    static AttemptJson of(Finding finding) {
        return of(finding.attempt(), finding.calls());
    }

    private static AttemptJson of(Attempt attempt, List<TracedCall> calls) {
        Probe probe = attempt.probe();
        Endpoint local = attempt.local();
        Duration roundTrip = attempt.wire().roundTrip();
        IcmpError icmp = attempt.wire().icmp();
        return new AttemptJson(
                switch (probe) {
                    case BindProbe _ -> "bind";
                    case ConnectProbe _ -> "connect";
                },
                Names.lowerCase(probe.protocol()),
                EndpointJson.of(probe.endpoint()),
                switch (probe) {
                    case BindProbe bind -> bind.place().interfaceName();
                    case ConnectProbe connect -> connect.device();
                },
                options(probe),
                source(probe),
                OutcomeJson.of(attempt.outcome()),
                local == null ? null : EndpointJson.of(local),
                attempt.at().toString(),
                calls.stream().map(CallJson::of).toList(),
                Micros.of(attempt.elapsed()),
                probe instanceof BindProbe
                        ? null
                        : attempt.wire().seenLate() ? "untilSeen" : "calls",
                roundTrip == null ? null : Micros.of(roundTrip),
                icmp == null ? null : IcmpJson.of(icmp));
    }

    private static List<String> options(Probe probe) {
        return switch (probe) {
            case BindProbe(BindPlace place, var _, var options, var _) ->
                    Stream.of(SocketOption.values())
                            .filter(each ->
                                    options.contains(each)
                                            || each == SocketOption.IPV6_V6ONLY
                                                    && Boolean.TRUE.equals(place.v6only()))
                            .map(SocketOption::name)
                            .toList();
            case ConnectProbe _ -> List.of();
        };
    }

    private static @Nullable EndpointJson source(Probe probe) {
        BindPlace source = probe instanceof ConnectProbe connect ? connect.source() : null;
        return source == null ? null : EndpointJson.of(source.endpoint());
    }
}
