package dev.bindsight.json;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.TraceText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
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
 * @param at when it began
 * @param trace every call, in order
 * @param elapsedMicros how long the bind or connect took: its calls, or until Bindsight looked
 *     where it says so
 * @param measured what that is: {@code calls} or {@code untilSeen}, absent for a bind
 * @param rttMicros the time on the wire from the SYN to its answer, absent where it is not known
 * @param icmp the ICMP message that refused a connect, absent where the kernel kept none
 */
public record AttemptJson(
        String kind,
        Protocol protocol,
        Endpoint endpoint,
        @Nullable String interfaceName,
        List<SocketOption> options,
        @Nullable Endpoint source,
        OutcomeJson outcome,
        @Nullable Endpoint local,
        Instant at,
        List<CallJson> trace,
        Duration elapsedMicros,
        @Nullable String measured,
        @Nullable Duration rttMicros,
        @Nullable IcmpJson icmp) {
    /** The shape of an attempt with every call, also those made over its connection. */
    static AttemptJson of(Finding finding) {
        return of(finding.attempt(), finding.calls());
    }

    /** The shape of an attempt with some calls. */
    static AttemptJson of(Attempt attempt, List<TracedCall> calls) {
        Probe probe = attempt.probe();
        IcmpError icmp = attempt.wire().icmp();
        return new AttemptJson(
                switch (probe) {
                    case BindProbe _ -> "bind";
                    case ConnectProbe _ -> "connect";
                },
                probe.protocol(),
                probe.endpoint(),
                switch (probe) {
                    case BindProbe bind -> bind.place().interfaceName();
                    case ConnectProbe connect -> connect.device();
                },
                options(probe),
                source(probe),
                OutcomeJson.of(attempt.outcome()),
                attempt.local(),
                attempt.at(),
                CallJson.of(calls),
                attempt.elapsed(),
                probe instanceof BindProbe
                        ? null
                        : attempt.wire().seenLate() ? "untilSeen" : "calls",
                attempt.wire().roundTrip(),
                icmp == null ? null : IcmpJson.of(icmp));
    }

    private static List<SocketOption> options(Probe probe) {
        return switch (probe) {
            case BindProbe(BindPlace place, var _, var options, var _) ->
                    Stream.of(SocketOption.values())
                            .filter(each ->
                                    options.contains(each)
                                            || each == SocketOption.IPV6_V6ONLY
                                                    && Boolean.TRUE.equals(place.v6only()))
                            .toList();
            case ConnectProbe _ -> List.of();
        };
    }

    private static @Nullable Endpoint source(Probe probe) {
        BindPlace source = probe instanceof ConnectProbe connect ? connect.source() : null;
        return source == null ? null : source.endpoint();
    }

    /**
     * How a bind or a connect ended.
     *
     * @param ok whether it worked
     * @param syscall the call that decided it, absent if it worked; {@code getaddrinfo} for a name
     *     without an address
     * @param errno the name of its error, or the code of getaddrinfo(3)
     * @param number this system's number of that error
     * @param message more about it, in words
     * @param by {@code timeout} where Bindsight's own clock ended the wait, else {@code kernel}
     */
    public record OutcomeJson(
            Boolean ok,
            @Nullable String syscall,
            @Nullable String errno,
            @Nullable Integer number,
            @Nullable String message,
            @Nullable DecidedBy by) {
        /** Why a call was left out that would have decided it. */
        static final String NOT_TRIED = "not tried: it could take traffic from a live socket";

        static OutcomeJson of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Worked _ -> new OutcomeJson(true, null, null, null, null, null);
                case Outcome.Refused(Syscall syscall, Errno errno, DecidedBy by) ->
                        new OutcomeJson(
                                false, syscall.label(), errno.name(), errno.number(), null, by);
                case Outcome.Unresolved(String host, EaiCode code) ->
                        new OutcomeJson(
                                false,
                                "getaddrinfo",
                                code.name(),
                                null,
                                "no address of " + host,
                                null);
                case Outcome.NotTried(Syscall syscall, var _) ->
                        new OutcomeJson(false, syscall.label(), null, null, NOT_TRIED, null);
                case Outcome.Cancelled _ ->
                        new OutcomeJson(false, null, null, null, "cancelled", null);
            };
        }
    }

    /**
     * One system call as it happened.
     *
     * @param call its name
     * @param arguments as strace(1) would print them, without the parentheses
     * @param result what it returned, absent if it failed
     * @param errno the name of its error, absent if it worked
     * @param number this system's number of that error
     * @param durationMicros how long it took
     */
    public record CallJson(
            Syscall call,
            String arguments,
            @Nullable Long result,
            @Nullable Errno errno,
            @Nullable Integer number,
            Duration durationMicros) {
        static List<CallJson> of(List<TracedCall> trace) {
            return trace.stream().map(CallJson::of).toList();
        }

        private static CallJson of(TracedCall traced) {
            Syscall call = traced.syscall();
            return switch (traced.result()) {
                case Returned(long value) ->
                        new CallJson(
                                call,
                                TraceText.arguments(traced),
                                value,
                                null,
                                null,
                                traced.duration());
                case Failed(Errno errno) ->
                        new CallJson(
                                call,
                                TraceText.arguments(traced),
                                null,
                                errno,
                                errno.number(),
                                traced.duration());
            };
        }
    }

    /**
     * An ICMP message.
     *
     * @param protocol {@code icmp} or {@code icmpv6}
     * @param type its type
     * @param code its code
     * @param sender who sent it
     */
    public record IcmpJson(
            String protocol, Integer type, Integer code, @Nullable IpAddress sender) {
        private static IcmpJson of(IcmpError icmp) {
            return new IcmpJson(
                    icmp.family() == AddressFamily.IPV4 ? "icmp" : "icmpv6",
                    icmp.type(),
                    icmp.code(),
                    icmp.sender());
        }
    }
}
