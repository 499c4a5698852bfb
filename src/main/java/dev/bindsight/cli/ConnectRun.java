package dev.bindsight.cli;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.json.ConnectJson;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Diagnosis;
import dev.bindsight.model.Finding;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Pause;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One {@code connect}, from the request to the answer. */
final class ConnectRun {
    private final Terminal terminal;
    private final Backend backend;
    private final OutputOption output;
    private final Interruption interruption;
    private final ConnectText text;

    ConnectRun(Terminal terminal, Backend backend, OutputOption output, Interruption interruption) {
        this.terminal = terminal;
        this.backend = backend;
        this.output = output;
        this.interruption = interruption;
        text = new ConnectText(terminal, backend.machine());
    }

    /**
     * How often a connect is repeated.
     *
     * @param count how many connects there are in all, at least 1
     * @param interval from one to the next
     */
    record Repeats(int count, Duration interval) {}

    /**
     * Carries it out and answers.
     *
     * @param repeats absent for one connect each
     * @param control whether what fails is compared with a control
     */
    Exit run(ConnectRequest request, @Nullable Repeats repeats, boolean control) {
        ConnectReport report = connect(request);
        if (control) {
            report = controlled(report);
        }
        if (!output.json()) {
            text.lines(report).forEach(terminal.out()::println);
            text.bypassed(bypassed(report)).forEach(terminal.out()::println);
            terminal.out().flush();
        }
        ConnectJson document =
                ConnectJson.of(report, backend.machine()::userName).bypassing(bypassed(report));
        boolean repeated = false;
        if (repeats != null && !report.findings().isEmpty()) {
            Attempt first = repeatable(report.findings());
            List<Sample> samples = repeat(first, repeats);
            Statistics statistics = Statistics.of(samples);
            // the repeats are plain connects, which say nothing about TLS
            repeated = statistics.connected() > 0 && !request.tls();
            if (!output.json()) {
                text.statistics(statistics).forEach(terminal.out()::println);
            }
            document = document.repeated(first.probe().endpoint(), statistics);
        }
        if (output.json()) {
            output.print(document, terminal);
        }
        terminal.out().flush();
        return repeated || eachPortConnected(report) ? Exit.HOLDS : Exit.FAILED;
    }

    /** A proxy is for what is outside: of one nothing is said for loopback. */
    private List<String> bypassed(ConnectReport report) {
        boolean outside =
                report.findings().stream()
                        .map(each -> each.attempt().probe())
                        .anyMatch(each ->
                                each.protocol() == Protocol.TCP
                                        && !each.endpoint().address().isLoopback());
        return outside ? backend.proxyVariables() : List.of();
    }

    private ConnectReport connect(ConnectRequest request) {
        try (var progress = new ConnectProgress(terminal, !output.json())) {
            return backend.connects().connect(request, progress, interruption.cancellation());
        }
    }

    /** One control for each address: more would say the same again. */
    private ConnectReport controlled(ConnectReport report) {
        var done = new HashSet<IpAddress>();
        var findings = new ArrayList<Finding>();
        for (Finding finding : report.findings()) {
            Diagnosis failed = finding.diagnosis();
            boolean first =
                    failed != null
                            && !interruption.getAsBoolean()
                            && done.add(finding.attempt().probe().endpoint().address());
            findings.add(first ? controlled(finding, failed) : finding);
        }
        return new ConnectReport(
                report.request(),
                report.resolution(),
                findings,
                report.unresolved(),
                report.cancelled());
    }

    private Finding controlled(Finding finding, Diagnosis failed) {
        return new Finding(
                finding.attempt(),
                finding.exchange(),
                backend.connects().control(failed, interruption.cancellation()));
    }

    /** The one that is worth repeating: the first that connected, else the first. */
    private static Attempt repeatable(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.attempt().ok())
                .findFirst()
                .orElseGet(findings::getFirst)
                .attempt();
    }

    /** The rest of the connects; the one that was made is the first of them. */
    private List<Sample> repeat(Attempt first, Repeats repeats) {
        var samples = new ArrayList<Sample>();
        samples.add(new Sample(0, Duration.ZERO, first));
        tell(samples.getFirst());
        Duration pause = repeats.interval().minus(first.elapsed());
        if (repeats.count() > 1
                && first.probe() instanceof ConnectProbe probe
                && (!pause.isPositive() || Pause.of(pause, interruption))) {
            backend.connects()
                    .repeat(
                            probe,
                            repeats.count() - 1,
                            repeats.interval(),
                            each -> {
                                var next =
                                        new Sample(
                                                each.index() + 1,
                                                each.since().plus(repeats.interval()),
                                                each.attempt());
                                samples.add(next);
                                tell(next);
                            },
                            interruption.cancellation());
        }
        return samples;
    }

    private void tell(Sample sample) {
        if (!output.json()) {
            terminal.out().println(text.sample(sample));
            terminal.out().flush();
        }
    }

    /** What a cancelled handshake would have come to, nobody knows. */
    private static boolean holds(Finding finding, ConnectRequest request) {
        return finding.holds() && (!request.tls() || finding.exchange() != null);
    }

    private static boolean eachPortConnected(ConnectReport report) {
        var connected = new HashSet<Port>();
        for (Finding finding : report.findings()) {
            if (holds(finding, report.request())) {
                connected.add(finding.attempt().probe().endpoint().port());
            }
        }
        return connected.containsAll(report.request().ports());
    }
}
