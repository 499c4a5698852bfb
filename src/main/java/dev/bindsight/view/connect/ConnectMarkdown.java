package dev.bindsight.view.connect;

import dev.bindsight.model.Exchange;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Markdown;
import dev.bindsight.view.finding.FindingMarkdown;
import dev.bindsight.view.finding.Verdict;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** A run to paste into an issue: what happened, why, evidence, what to do, and every call. */
final class ConnectMarkdown {
    /** Beyond this many, those that connected are a line each. */
    private static final int IN_FULL = 20;

    private final ZoneId zone;

    /** Times are those of a zone. */
    ConnectMarkdown(ZoneId zone) {
        this.zone = zone;
    }

    /** The run up to now, ended by a line feed. */
    String of(ConnectRun run, Instant now) {
        var report = new Markdown("connect " + Markdown.code(RunText.title(run)));
        report.line(Markdown.time(run.startedAt(), zone) + ", " + RunText.line(run));
        Diagnosis unresolved = run.unresolved();
        if (unresolved != null) {
            report.gap();
            FindingMarkdown.explain(report, unresolved);
        }
        List<Finding> findings =
                run.targets().stream().map(Target::finding).filter(Objects::nonNull).toList();
        if (findings.size() <= IN_FULL) {
            findings.forEach(finding -> finding(report, run, finding, now));
        } else {
            findings.forEach(finding -> report.line("- " + title(finding)));
        }
        RepeatRun repeated = run.repeatProperty().get();
        if (repeated != null) {
            repeated(report, repeated);
        }
        return report.toString();
    }

    private static void finding(Markdown report, ConnectRun run, Finding finding, Instant now) {
        report.heading(4, title(finding));
        for (Timeline.Phase phase : Timeline.of(run.resolution(), finding).phases()) {
            report.bullet(
                    Texts.get("connect.phase." + phase.kind()),
                    DurationText.precise(phase.length()));
        }
        Exchange exchange = finding.exchange();
        if (exchange != null) {
            for (ExchangeLines.Line line : ExchangeLines.of(exchange, now)) {
                report.bullet(
                        line.name(), line.bytes() ? Markdown.code(line.value()) : line.value());
            }
        }
        Diagnosis diagnosis = finding.diagnosis();
        if (diagnosis != null) {
            FindingMarkdown.explain(report, diagnosis);
        }
        report.calls(finding.calls());
    }

    private static void repeated(Markdown report, RepeatRun run) {
        var statistics = run.statistics();
        report.heading(
                        4,
                        Texts.get("connect.repeat")
                                + " "
                                + Markdown.code(run.probe().endpoint().toString()))
                .bullet(Texts.get("connect.figure.connected"), RepeatText.connected(statistics))
                .bullet(Texts.get("connect.figure.lost"), Integer.toString(statistics.lost()))
                .bullet(Texts.get("connect.figure.min"), RepeatText.time(statistics.min()))
                .bullet(Texts.get("connect.figure.median"), RepeatText.time(statistics.median()))
                .bullet(Texts.get("connect.figure.p99"), RepeatText.time(statistics.p99()))
                .bullet(Texts.get("connect.figure.max"), RepeatText.time(statistics.max()));
    }

    private static String title(Finding finding) {
        return Markdown.code(finding.attempt().probe().endpoint().toString())
                + " "
                + Verdict.of(finding).word();
    }
}
