package dev.bindsight.cli;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRange;
import dev.bindsight.model.PortRanges;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.Statistics;
import dev.bindsight.text.AttemptTime;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.ResolverCodeText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a connect came to as a person reads it: each address in full for one port, a table for
 * several, in which many closed ports are one line.
 */
final class ConnectText {
    /** So many different reasons are told below the table. */
    private static final int REASONS = 5;

    private final Terminal terminal;
    private final MachineSummary machine;
    private final FindingText words;

    /** As wide as the terminal; the machine knows the names of services. */
    ConnectText(Terminal terminal, MachineSummary machine) {
        this.terminal = terminal;
        this.machine = machine;
        words = new FindingText(terminal);
    }

    /** The lines, the statistics left out; the findings are not those of the report. */
    List<String> lines(ConnectReport report, ShownFindings findings) {
        var lines = new ArrayList<String>();
        Resolution resolution = report.resolution();
        if (report.unresolved() != null) {
            lines.addAll(unresolved(report, report.unresolved()));
        } else if (resolution != null) {
            lines.addAll(resolved(resolution));
        }
        boolean oneEach = report.request().ports().size() == 1;
        lines.addAll(oneEach ? words.lines(findings.each()) : table(findings));
        if (report.cancelled()) {
            lines.add(Texts.get("cli.connect.cancelled"));
        }
        return lines;
    }

    private List<String> unresolved(ConnectReport report, Diagnosis why) {
        String host = report.request().host();
        Resolution resolution = report.resolution();
        EaiCode error = resolution == null ? null : resolution.error();
        String time = resolution == null ? "" : DurationText.measured(resolution.elapsed());
        String line =
                error == null
                        ? Texts.get("cli.connect.noAddress", host)
                        : Texts.get(
                                "cli.connect.unresolved", host, ResolverCodeText.of(error), time);
        var lines = new ArrayList<>(wrap(line).stream().map(terminal::bold).toList());
        lines.addAll(words.lines(why, null));
        return lines;
    }

    /** Nothing of an address that was given as one. */
    private List<String> resolved(Resolution resolution) {
        List<String> addresses =
                resolution.addresses().stream().map(Resolution.Address::toString).toList();
        String host = resolution.host();
        if (addresses.size() == 1 && host.startsWith(addresses.getFirst())) {
            return List.of();
        }
        String time = DurationText.measured(resolution.elapsed());
        var lines =
                new ArrayList<>(
                        wrap(
                                Texts.get(
                                        "cli.connect.resolved",
                                        resolution.ascii() == null
                                                ? host
                                                : Texts.get(
                                                        "cli.connect.bothForms",
                                                        host,
                                                        resolution.ascii()),
                                        String.join(", ", addresses),
                                        time)));
        lines.add("");
        return lines;
    }

    private List<String> table(ShownFindings findings) {
        List<Finding> shown = findings.each();
        var lines = new ArrayList<String>();
        if (!shown.isEmpty()) {
            List<String> table = new TextTable<>(columns()).lines(shown, terminal.tableColumns());
            lines.add(terminal.bold(table.getFirst()));
            lines.addAll(table.subList(1, table.size()));
        }
        if (findings.hasManyRefused()) {
            List<Port> refused = findings.refusedPorts().stream().distinct().sorted().toList();
            String ports =
                    String.join(
                            ", ",
                            PortRanges.of(refused).ranges().stream()
                                    .map(PortRange::toString)
                                    .toList());
            lines.addAll(wrap(Texts.get("cli.connect.closed", findings.refused(), ports)));
        }
        lines.addAll(reasons(shown));
        return lines;
    }

    /** Why, each reason once, the first few; that nothing listens, the table says already. */
    private List<String> reasons(List<Finding> findings) {
        var reasons = new LinkedHashSet<String>();
        for (Finding finding : findings) {
            Diagnosis diagnosis = finding.diagnosis();
            if (diagnosis != null && !(diagnosis.cause() instanceof Cause.NothingListening)) {
                reasons.add(DiagnosisText.summary(diagnosis).text());
            }
        }
        var lines = new ArrayList<String>();
        reasons.stream()
                .limit(REASONS)
                .forEach(reason -> {
                    lines.add("");
                    lines.addAll(wrap(reason));
                });
        if (reasons.size() > REASONS) {
            lines.add("");
            lines.addAll(wrap(Texts.get("cli.connect.moreReasons", reasons.size() - REASONS)));
        }
        return lines;
    }

    private List<Column<Finding>> columns() {
        return List.of(
                new Column<>(
                        Texts.get("connect.column.port"),
                        each -> port(each).toString(),
                        true,
                        5,
                        0),
                new Column<>(Texts.get("connect.column.service"), this::service, false, 5, 3),
                new Column<>(
                        Texts.get("connect.column.address"),
                        each -> endpoint(each).address().toString(),
                        false,
                        9,
                        2),
                new Column<>(
                        Texts.get("connect.column.outcome"), AttemptWords::outcome, false, 12, 0),
                new Column<>(
                        Texts.get("connect.column.time"),
                        each -> AttemptTime.brief(each.attempt()),
                        true,
                        6,
                        1));
    }

    private static Endpoint endpoint(Finding finding) {
        return finding.attempt().probe().endpoint();
    }

    private static Port port(Finding finding) {
        return endpoint(finding).port();
    }

    private String service(Finding finding) {
        return machine.serviceName(port(finding), finding.attempt().probe().protocol()).orElse("");
    }

    /** That programs which go by a proxy go another way. */
    List<String> bypassed(List<String> variables) {
        return variables.isEmpty()
                ? List.of()
                : wrap(Texts.get("cli.connect.proxy", String.join(", ", variables)));
    }

    /** One of repeated connects, on one line. */
    String sample(Sample sample) {
        Attempt attempt = sample.attempt();
        String line =
                Texts.get(
                        "cli.connect.sample",
                        Integer.toString(sample.index() + 1),
                        attempt.probe().endpoint().toString(),
                        AttemptWords.outcome(attempt),
                        DurationText.measured(sample.latency()));
        return TerminalText.clip(line, terminal.columns());
    }

    /** What repeated connects came to. */
    List<String> statistics(Statistics statistics) {
        String counts =
                Texts.get(
                        "cli.connect.statistics",
                        Integer.toString(statistics.sent()),
                        Integer.toString(statistics.connected()),
                        Integer.toString(statistics.lost()));
        String times =
                statistics.connected() == 0
                        ? ""
                        : Texts.get(
                                "cli.connect.times",
                                time(statistics.min()),
                                time(statistics.median()),
                                time(statistics.p99()),
                                time(statistics.max()));
        return wrap(counts + times).stream().map(terminal::bold).toList();
    }

    private static String time(@Nullable Duration duration) {
        return duration == null ? "" : DurationText.measured(duration);
    }

    private List<String> wrap(String text) {
        return TerminalText.wrap(text, terminal.columns());
    }
}
