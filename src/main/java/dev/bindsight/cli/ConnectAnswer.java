package dev.bindsight.cli;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.json.ConnectStream;
import dev.bindsight.json.ConnectStream.StatisticsJson;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Pause;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** One {@code connect}, from the request to the answer. */
final class ConnectAnswer {
    private final Terminal terminal;
    private final Backend backend;
    private final OutputOption output;
    private final Interruption interruption;
    private final ConnectText text;

    ConnectAnswer(
            Terminal terminal, Backend backend, OutputOption output, Interruption interruption) {
        this.terminal = terminal;
        this.backend = backend;
        this.output = output;
        this.interruption = interruption;
        text = new ConnectText(terminal, backend.machine());
    }

    /**
     * Carries it out and answers.
     *
     * @param repeats absent for one connect each
     * @param control whether what fails is compared with a control
     */
    Exit run(ConnectRequest request, @Nullable RepeatPlan repeats, boolean control) {
        var tally = new ConnectTally(request);
        return output.json()
                ? document(request, repeats, control, tally)
                : lines(request, repeats, control, tally);
    }

    private Exit lines(
            ConnectRequest request,
            @Nullable RepeatPlan repeats,
            boolean control,
            ConnectTally tally) {
        var shown = new ShownFindings(request.ports().size() > 1);
        ConnectReport report = connect(request, counted(shown, tally), control, _ -> {});
        terminal.out().printLines(text.lines(report, shown));
        text.bypassed(bypassed(tally)).forEach(terminal.out()::println);
        terminal.out().flush();
        Attempt first = tally.repeatable();
        boolean repeated = false;
        if (repeats != null && first != null) {
            Statistics statistics = Statistics.of(repeat(first, repeats));
            repeated = isEnough(statistics, request);
            text.statistics(statistics).forEach(terminal.out()::println);
        }
        terminal.out().flush();
        return repeated || tally.eachPortConnected() ? Exit.HOLDS : Exit.FAILED;
    }

    private Exit document(
            ConnectRequest request,
            @Nullable RepeatPlan repeats,
            boolean control,
            ConnectTally tally) {
        var document = new Document(request.host());
        ConnectReport report;
        try (var attempts = new InTurn<Finding>(document::attempt)) {
            report =
                    connect(
                            request,
                            counted(attempts::take, tally),
                            control,
                            resolution -> document.resolution = resolution);
        }
        Attempt first = tally.repeatable();
        boolean repeated = false;
        StatisticsJson told = null;
        if (repeats != null && first != null) {
            Statistics statistics = Statistics.of(repeat(first, repeats));
            repeated = isEnough(statistics, request);
            told = StatisticsJson.of(first.probe().endpoint(), statistics);
        }
        document.begun().end(report.unresolved(), bypassed(tally), told);
        terminal.out().flush();
        return repeated || tally.eachPortConnected() ? Exit.HOLDS : Exit.FAILED;
    }

    /**
     * The document, which begins when the name is looked up, or with a lookup that was cancelled.
     */
    private final class Document {
        private final String host;
        private @Nullable Resolution resolution;
        private @Nullable ConnectStream stream;

        Document(String host) {
            this.host = host;
        }

        void attempt(Finding finding) {
            begun().attempt(finding);
        }

        ConnectStream begun() {
            ConnectStream current = stream;
            if (current == null) {
                current =
                        new ConnectStream(
                                terminal.out(), host, resolution, backend.machine()::userName);
                stream = current;
            }
            return current;
        }
    }

    private static FindingSink counted(FindingSink sink, ConnectTally tally) {
        return new FindingSink() {
            @Override
            public void take(Finding finding) {
                tally.count(finding);
                sink.take(finding);
            }

            @Override
            public boolean wantsReason(Attempt attempt) {
                return sink.wantsReason(attempt);
            }
        };
    }

    /** The repeats are plain connects, which say nothing about TLS. */
    private static boolean isEnough(Statistics statistics, ConnectRequest request) {
        return statistics.connected() > 0 && !request.tls();
    }

    /** The proxies that programs with this environment would go by. */
    private List<String> bypassed(ConnectTally tally) {
        return tally.isOutside() ? backend.proxyVariables() : List.of();
    }

    private ConnectReport connect(
            ConnectRequest request,
            FindingSink sink,
            boolean control,
            Consumer<Resolution> resolved) {
        // a document that is shown while it is written leaves no line for it
        boolean wanted = !output.json() || !terminal.out().isTerminal();
        try (var progress = new ConnectProgress(terminal, wanted, resolved)) {
            ConnectDiagnosis connects = backend.connects();
            if (!control) {
                return connects.connect(request, progress, sink, interruption.cancellation());
            }
            // what is compared with a control is chosen among all of them
            ConnectReport report = connects.connect(request, progress, interruption.cancellation());
            controlled(report.findings()).forEach(sink::take);
            return report;
        }
    }

    /** One control for each address: more would say the same again. */
    private List<Finding> controlled(List<Finding> bare) {
        var done = new HashSet<IpAddress>();
        var findings = new ArrayList<Finding>();
        for (Finding finding : bare) {
            if (finding.diagnosis() != null
                    && !interruption.getAsBoolean()
                    && done.add(finding.attempt().probe().endpoint().address())) {
                findings.add(backend.connects().control(finding, interruption.cancellation()));
            } else {
                findings.add(finding);
            }
        }
        return findings;
    }

    /** The rest of the connects; the one that was made is the first of them. */
    private List<Sample> repeat(Attempt first, RepeatPlan repeats) {
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
}
