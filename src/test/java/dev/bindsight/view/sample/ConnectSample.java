package dev.bindsight.view.sample;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.ConnectFact;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.ListenerReason;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.NameReason;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.SilenceReason;
import dev.bindsight.probe.Sample;
import dev.bindsight.testbed.Args;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Invented connects: what the drawing of the Connect screen shows. */
public final class ConnectSample {
    /** When all of it happens. */
    public static final Instant NOW = Instant.parse("2026-03-02T11:04:18Z");

    /** {@code example.com} with an address of each family. */
    public static final Resolution RESOLUTION =
            new Resolution(
                    "example.com",
                    List.of(
                            new Resolution.Address(endpoint("93.184.215.14", 443).address(), 0),
                            new Resolution.Address(
                                    endpoint("2606:2800:21f:cb07::8b2c", 443).address(), 0)),
                    null,
                    null,
                    DecidedBy.KERNEL,
                    Duration.ofNanos(18_200_000));

    private static final Errno REFUSED = new Errno("ECONNREFUSED", 111);
    private static final Errno TIMED_OUT = new Errno("ETIMEDOUT", 110);
    private static final Errno IN_PROGRESS = new Errno("EINPROGRESS", 115);

    /** How long the connect call itself takes. */
    private static final Duration BEGUN = Duration.ofNanos(41_000);

    private ConnectSample() {}

    /** An address and a port. */
    public static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
    }

    /** A connect to it. */
    public static ConnectProbe probe(Endpoint endpoint) {
        return ConnectProbe.tcp(endpoint, 0, Duration.ofSeconds(3));
    }

    /** An attempt with the usual calls. */
    public static Attempt attempt(Endpoint endpoint, Outcome outcome, Duration elapsed) {
        boolean ok = outcome.ok();
        boolean timeout =
                outcome instanceof Outcome.Refused(var _, var _, var by) && by == DecidedBy.TIMEOUT;
        List<Arg> connect = Args.on(14, endpoint);
        return new Attempt(
                probe(endpoint),
                NOW,
                List.of(
                        call(
                                Syscall.SOCKET,
                                Args.of("AF_INET", "SOCK_STREAM|SOCK_NONBLOCK"),
                                14,
                                18),
                        new TracedCall(
                                Syscall.CONNECT,
                                connect,
                                new SyscallResult.Failed(IN_PROGRESS),
                                BEGUN),
                        new TracedCall(
                                Syscall.POLL,
                                timeout
                                        ? Args.on(14, "POLLOUT", 3000)
                                        : Args.on(14, "POLLOUT", 3000, new Arg.Told("[POLLOUT]")),
                                new SyscallResult.Returned(timeout ? 0 : 1),
                                elapsed.minus(BEGUN)),
                        call(
                                Syscall.GETSOCKOPT,
                                Args.on(14, "SO_ERROR", new Arg.Cell(ok ? 0 : 110)),
                                0,
                                2),
                        call(Syscall.CLOSE, Args.on(14), 0, 12)),
                outcome,
                ok ? endpoint("192.168.1.24", 51_834) : null,
                elapsed);
    }

    private static TracedCall call(Syscall syscall, List<Arg> arguments, long result, long micros) {
        return new TracedCall(
                syscall,
                arguments,
                new SyscallResult.Returned(result),
                Duration.ofNanos(micros * 1_000));
    }

    /** It connected, without TLS. */
    public static Finding connected(Endpoint endpoint) {
        return new Finding(
                attempt(endpoint, new Outcome.Worked(), Duration.ofNanos(24_100_000)), null, null);
    }

    /** It connected and spoke TLS. */
    public static Finding secured(Endpoint endpoint) {
        var certificate =
                new Exchange.Certificate(
                        "*.example.com",
                        "DigiCert",
                        List.of("*.example.com", "example.com"),
                        NOW.minus(Duration.ofDays(280)),
                        NOW.plus(Duration.ofDays(84)).plusSeconds(60));
        var exchange =
                new Exchange(
                        new Exchange.Tls.Established(
                                "TLSv1.3",
                                "TLS_AES_256_GCM_SHA384",
                                certificate,
                                List.of(),
                                Duration.ofNanos(31_700_000)),
                        new Exchange.FirstBytes.Spoke(
                                "220 ready\\r\\n", Duration.ofNanos(26_300_000)),
                        List.of(
                                call(Syscall.SEND, Args.on(14, new Arg.Told("517 bytes")), 517, 20),
                                call(Syscall.RECV, Args.on(14, 4096), 1_370, 14)));
        return new Finding(connected(endpoint).attempt(), exchange, null);
    }

    /** Nobody answered. */
    public static Finding silent(Endpoint endpoint) {
        Attempt attempt =
                attempt(
                        endpoint,
                        new Outcome.Refused(Syscall.POLL, TIMED_OUT, DecidedBy.TIMEOUT),
                        Duration.ofMillis(3_070));
        ConnectProbe other = probe(endpoint("93.184.215.14", endpoint.port().number()));
        ConnectProbe patient =
                new ConnectProbe(endpoint, 0, Protocol.TCP, null, Duration.ofSeconds(10), false);
        return new Finding(
                attempt,
                new Diagnosis(
                        new Cause.NoReply(),
                        new Happened.NoAnswer(Duration.ofSeconds(3)),
                        new SilenceReason.NothingCameBack(),
                        List.of(
                                network(new AnswerFact.SynSent(2, Duration.ofMillis(3_070))),
                                new Evidence(
                                        Evidence.Kind.TRIED_AND_WORKED,
                                        new ControlFact.GatewayAnswers(
                                                endpoint("fe80::1", 1).address(),
                                                Duration.ofMillis(2)),
                                        null,
                                        List.of())),
                        List.of(
                                new Offer(
                                        new Fix.RetryOtherFamily(other),
                                        Benefit.asTheFixSays(),
                                        true,
                                        null,
                                        List.of()),
                                new Offer(
                                        new Fix.RaiseTimeout(patient),
                                        Benefit.asTheFixSays(),
                                        false,
                                        null,
                                        List.of())),
                        null));
    }

    /** Nobody listens there. */
    public static Finding refused(Endpoint endpoint) {
        Attempt attempt =
                attempt(
                        endpoint,
                        new Outcome.Refused(Syscall.CONNECT, REFUSED, DecidedBy.KERNEL),
                        Duration.ofNanos(82_000));
        return new Finding(
                attempt,
                new Diagnosis(
                        new Cause.NothingListening(),
                        new Happened.Refused(Syscall.CONNECT, REFUSED),
                        new ListenerReason.RefusedUnseen(BindPlace.of(endpoint)),
                        List.of(
                                network(
                                        new AnswerFact.Refusal(
                                                Protocol.TCP, Duration.ofNanos(82_000)))),
                        List.of(
                                new Offer(
                                        new Fix.UseOtherPort(
                                                probe(
                                                        endpoint(
                                                                endpoint.address().toString(),
                                                                3_001)),
                                                null),
                                        Benefit.asTheFixSays(),
                                        true,
                                        null,
                                        List.of()),
                                new Offer(
                                        new Fix.StartServer(BindPlace.of(endpoint)),
                                        Benefit.asTheFixSays(),
                                        false,
                                        null,
                                        List.of())),
                        null));
    }

    /** A name that nobody knows. */
    public static Resolution unknown(String host) {
        return new Resolution(
                host, List.of(), EaiCode.EAI_NONAME, null, DecidedBy.KERNEL, Duration.ofMillis(31));
    }

    /** Why such a name has no address. */
    public static Diagnosis nameNotFound(String host) {
        return new Diagnosis(
                new Cause.NameNotFound(EaiCode.EAI_NONAME),
                new Happened.NameUnresolved(EaiCode.EAI_NONAME),
                new NameReason.LookupFailed(host, EaiCode.EAI_NONAME),
                List.of(
                        network(
                                new NameFact.ResolverGave(
                                        EaiCode.EAI_NONAME, Duration.ofMillis(31)))),
                List.of(),
                null);
    }

    /** A sample of a repeated connect, once a second. */
    public static Sample sample(int index, double millis) {
        var elapsed = Duration.ofNanos((long) (millis * 1_000_000));
        return new Sample(
                index,
                Duration.ofSeconds(index),
                attempt(endpoint("93.184.215.14", 443), new Outcome.Worked(), elapsed));
    }

    /** A sample that got no reply. */
    public static Sample lost(int index) {
        return new Sample(
                index,
                Duration.ofSeconds(index),
                attempt(
                        endpoint("93.184.215.14", 443),
                        new Outcome.Refused(Syscall.POLL, TIMED_OUT, DecidedBy.TIMEOUT),
                        Duration.ofSeconds(3)));
    }

    private static Evidence network(ConnectFact fact) {
        return Evidence.of(Evidence.Kind.NETWORK, fact);
    }
}
