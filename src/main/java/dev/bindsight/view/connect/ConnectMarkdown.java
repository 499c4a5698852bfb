package dev.bindsight.view.connect;

import dev.bindsight.model.Exchange;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.TraceText;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A run to paste into an issue: what happened, why, evidence, what to do, and every call. */
final class ConnectMarkdown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    /** Beyond this many, those that connected are a line each. */
    private static final int IN_FULL = 20;

    private final ZoneId zone;

    /** Times are those of a zone. */
    ConnectMarkdown(ZoneId zone) {
        this.zone = zone;
    }

    /** The run up to now, ended by a line feed. */
    String of(ConnectRun run, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("### connect " + code(RunText.title(run)));
        lines.add("");
        lines.add(TIME.withZone(zone).format(run.startedAt()) + ", " + RunText.line(run));
        Diagnosis unresolved = run.unresolved();
        if (unresolved != null) {
            lines.add("");
            diagnosis(lines, unresolved);
        }
        List<Finding> findings =
                run.targets().stream().map(Target::finding).filter(Objects::nonNull).toList();
        boolean full = findings.size() <= IN_FULL;
        for (Finding finding : findings) {
            if (full) {
                finding(lines, run, finding, now);
            } else {
                lines.add("- " + code(endpoint(finding)) + " " + outcome(finding));
            }
        }
        repeated(lines, run.repeatProperty().get());
        return String.join("\n", lines) + "\n";
    }

    private void finding(List<String> lines, ConnectRun run, Finding finding, Instant now) {
        lines.add("");
        lines.add("#### " + code(endpoint(finding)) + " " + outcome(finding));
        lines.add("");
        for (Timeline.Phase phase : Timeline.of(run.resolution(), finding).phases()) {
            lines.add(
                    bullet(
                            Texts.get("connect.phase." + phase.kind()),
                            DurationText.precise(phase.length())));
        }
        Exchange exchange = finding.exchange();
        if (exchange != null) {
            for (ExchangeLines.Line line : ExchangeLines.of(exchange, now)) {
                lines.add(bullet(line.name(), line.bytes() ? code(line.value()) : line.value()));
            }
        }
        Diagnosis diagnosis = finding.diagnosis();
        if (diagnosis != null) {
            diagnosis(lines, diagnosis);
        }
        calls(lines, finding.calls());
    }

    private static void diagnosis(List<String> lines, Diagnosis diagnosis) {
        lines.add(bullet(Texts.get("connect.happened"), DiagnosisText.happened(diagnosis).text()));
        lines.add(bullet(Texts.get("connect.why"), DiagnosisText.summary(diagnosis).text()));
        for (Evidence evidence : diagnosis.evidence()) {
            lines.add(bullet(Texts.get("connect.evidence"), EvidenceText.of(evidence).text()));
        }
        for (Offer offer : diagnosis.offers()) {
            lines.add(
                    bullet(
                            Texts.get("connect.todo"),
                            OfferText.label(offer) + ". " + OfferText.effect(offer)));
        }
    }

    private static void calls(List<String> lines, List<TracedCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("```");
        for (TracedCall call : calls) {
            lines.add(TraceText.call(call) + "  " + DurationText.measured(call.duration()));
        }
        lines.add("```");
    }

    private static void repeated(List<String> lines, @Nullable RepeatRun run) {
        if (run == null) {
            return;
        }
        var statistics = run.statistics();
        lines.add("");
        lines.add(
                "#### "
                        + Texts.get("connect.repeat")
                        + " "
                        + code(run.probe().endpoint().toString()));
        lines.add("");
        lines.add(bullet(Texts.get("connect.figure.connected"), RepeatText.connected(statistics)));
        lines.add(bullet(Texts.get("connect.figure.lost"), Integer.toString(statistics.lost())));
        lines.add(bullet(Texts.get("connect.figure.min"), RepeatText.time(statistics.min())));
        lines.add(bullet(Texts.get("connect.figure.median"), RepeatText.time(statistics.median())));
        lines.add(bullet(Texts.get("connect.figure.p99"), RepeatText.time(statistics.p99())));
        lines.add(bullet(Texts.get("connect.figure.max"), RepeatText.time(statistics.max())));
    }

    private static String endpoint(Finding finding) {
        return finding.attempt().probe().endpoint().toString();
    }

    private static String outcome(Finding finding) {
        return Verdict.of(finding).word();
    }

    private static String bullet(String name, String value) {
        return "- **" + name + "**: " + value;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
