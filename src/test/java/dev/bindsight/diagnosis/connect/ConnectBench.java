package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.json.ConnectStream;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.platform.NameResolver;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.ConnectSweep;
import dev.bindsight.probe.NameLookup;
import dev.bindsight.probe.exchange.ExchangeProver;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Everything a connect needs, wired to a machine as the app wires it. */
final class ConnectBench implements AutoCloseable {
    /** Long enough for a loaded machine. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Platform platform;
    private final LiveInventory inventory;
    private final NameLookup names;
    private final LiveConnectDiagnosis diagnosis;

    private ConnectBench(Platform platform, NameResolver resolver) {
        this.platform = platform;
        inventory = new LiveInventory(platform, InstantSource.system());
        names = new NameLookup(resolver, platform.machine());
        var prover = new ConnectProver(platform.sockets(), platform.machine());
        diagnosis =
                new LiveConnectDiagnosis(
                        prover,
                        new ExchangeProver(prover, platform.sockets()),
                        new ConnectSweep(platform.sockets(), platform.machine()),
                        names,
                        inventory,
                        new MachineSummary(platform.machine(), "here"));
    }

    /** On this machine. */
    static ConnectBench real() {
        Platform platform = LinuxPlatform.open();
        return new ConnectBench(platform, platform.names());
    }

    /** On a scripted machine. */
    static ConnectBench scripted(ScriptedPlatform platform) {
        return new ConnectBench(platform, platform.names());
    }

    /** On this machine, with names of the test's own. */
    static ConnectBench naming(NameResolver resolver) {
        return new ConnectBench(LinuxPlatform.open(), resolver);
    }

    /** What is tested. */
    LiveConnectDiagnosis diagnosis() {
        return diagnosis;
    }

    /** Connects by TCP to ports of a host. */
    ConnectReport connect(String host, int... ports) {
        return connect(tcp(host, PATIENCE, ports));
    }

    /** Connects. */
    ConnectReport connect(ConnectRequest request) {
        return diagnosis.connect(request, ConnectObserver.UNHEARD, new Cancellation());
    }

    /** The diagnosis of a connect to one address and port that must fail. */
    Diagnosis why(String host, int port) {
        return diagnosis(connect(host, port));
    }

    /** The diagnosis of a request for one address and port that must fail. */
    Diagnosis why(ConnectRequest request) {
        return diagnosis(connect(request));
    }

    /** What {@code --json} answers to it. */
    static String document(ConnectReport report) {
        var out = new ByteArrayOutputStream();
        var document =
                new ConnectStream(out, report.request().host(), report.resolution(), Uid::toString);
        report.findings().forEach(document::attempt);
        document.end(report.unresolved(), List.of(), null);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A connect to one address and port that there must be something to say about. */
    Finding explained(String host, int port) {
        return explained(tcp(host, PATIENCE, port));
    }

    /** A request for one address and port that there must be something to say about. */
    Finding explained(ConnectRequest request) {
        return connect(request).findings().stream()
                .filter(each -> each.diagnosis() != null)
                .findFirst()
                .orElseThrow();
    }

    /** What is said about it. */
    static Diagnosis why(Finding explained) {
        return Objects.requireNonNull(explained.diagnosis());
    }

    /** Its errno, its cause, why, and the evidence, in one line. */
    static String told(Finding explained) {
        Diagnosis diagnosis = why(explained);
        var line = new StringBuilder();
        if (explained.attempt().outcome() instanceof Outcome.Refused refused) {
            line.append(refused.errno().name()).append(' ');
        }
        line.append(diagnosis.cause().id())
                .append(" | ")
                .append(DiagnosisText.summary(diagnosis).text());
        diagnosis
                .evidence()
                .forEach(fact -> line.append(" | ").append(EvidenceText.of(fact).text()));
        return line.toString();
    }

    private static Diagnosis diagnosis(ConnectReport report) {
        Diagnosis found =
                report.findings().stream()
                        .map(Finding::diagnosis)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(report.unresolved());
        if (found == null) {
            throw new AssertionError("nothing to explain: " + report);
        }
        return found;
    }

    /** A request by TCP. */
    static ConnectRequest tcp(String host, Duration timeout, int... ports) {
        return request(host, Protocol.TCP, timeout, ports);
    }

    /** A request by UDP. */
    static ConnectRequest udp(String host, Duration timeout, int... ports) {
        return request(host, Protocol.UDP, timeout, ports);
    }

    private static ConnectRequest request(
            String host, Protocol protocol, Duration timeout, int... ports) {
        List<Port> all = Arrays.stream(ports).mapToObj(Port::new).toList();
        return new ConnectRequest(
                host, all, protocol, AddressFamilies.ANY, null, timeout, false, false, false);
    }

    /** The same request from an address of any port. */
    static ConnectRequest from(String source, ConnectRequest request) {
        return from(source, 0, request);
    }

    /** The same request from an address and port. */
    static ConnectRequest from(String source, int port, ConnectRequest request) {
        var address = IpAddressText.parse(source).orElseThrow();
        return new ConnectRequest(
                request.host(),
                request.ports(),
                request.protocol(),
                request.families(),
                BindPlace.of(new Endpoint(address, new Port(port))),
                request.timeout(),
                request.blocking(),
                request.tls(),
                request.firstBytes());
    }

    /** The same request with a TLS handshake behind the connect. */
    static ConnectRequest shakingHands(ConnectRequest request) {
        return exchanging(request, true, false);
    }

    /** The same request, waiting for what the server says by itself. */
    static ConnectRequest listening(ConnectRequest request) {
        return exchanging(request, false, true);
    }

    private static ConnectRequest exchanging(
            ConnectRequest request, boolean tls, boolean firstBytes) {
        return new ConnectRequest(
                request.host(),
                request.ports(),
                request.protocol(),
                request.families(),
                request.source(),
                request.timeout(),
                request.blocking(),
                tls,
                firstBytes);
    }

    @Override
    public void close() {
        names.close();
        inventory.close();
        platform.close();
    }
}
