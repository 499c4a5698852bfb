package dev.bindsight.cli;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.TraceText;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;
import dev.bindsight.words.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attempt came to as a person reads it: what happened, why, the evidence, what to do, the
 * trace. Beside each part stands its name, or above it where the terminal is narrow.
 */
final class FindingText {
    private static final int MARGIN = 12;
    private static final int ROOMY = 60;

    /** The room for how long a call took, with space before it. */
    private static final int TIME = 8;

    private static final String BULLET = "- ";
    private static final String PROVEN = "✓ ";
    private static final String DECIDING = "→ ";
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final int width;
    private final boolean roomy;
    private final AttemptWords words;

    /** As wide as the terminal. */
    FindingText(Terminal terminal) {
        this.terminal = terminal;
        width = terminal.columns();
        roomy = width >= ROOMY;
        words = new AttemptWords(terminal);
    }

    /** Several, with an empty line between them. */
    List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        for (Finding finding : findings) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(finding));
        }
        return lines;
    }

    private List<String> lines(Finding finding) {
        Attempt attempt = finding.attempt();
        var lines = new ArrayList<>(words.heading(finding));
        Endpoint local = attempt.local();
        if (local != null && attempt.ok() && !local.equals(attempt.probe().endpoint())) {
            add(lines, "", words.local(attempt, local));
        }
        Diagnosis diagnosis = finding.diagnosis();
        if (diagnosis != null) {
            lines.addAll(lines(diagnosis, attempt.probe()));
        }
        if (finding.exchange() != null) {
            new ExchangeText(finding.exchange())
                    .rows()
                    .forEach(row -> add(lines, row.title(), row.text()));
        }
        addTrace(lines, finding.calls(), TraceText.deciding(attempt).orElse(null));
        return lines;
    }

    /**
     * A diagnosis without the attempt it is about.
     *
     * @param probe what was tried, absent where nothing was
     */
    List<String> lines(Diagnosis diagnosis, @Nullable Probe probe) {
        return lines(diagnosis, probe, Texts.get("verdict.why"));
    }

    /**
     * The same with another name beside its reason.
     *
     * @param title that name
     */
    List<String> lines(Diagnosis diagnosis, @Nullable Probe probe, String title) {
        var lines = new ArrayList<String>();
        add(lines, "", DiagnosisText.happened(diagnosis).text());
        add(lines, title, DiagnosisText.summary(diagnosis).text());
        var evidence = new ArrayList<String>();
        for (Evidence fact : diagnosis.evidence()) {
            evidence.addAll(hanging(BULLET, EvidenceText.of(fact).text()));
        }
        add(lines, Texts.get("verdict.evidence"), evidence);
        var offers = new ArrayList<String>();
        diagnosis.offers().forEach(offer -> offers.addAll(offer(offer, probe)));
        add(lines, Texts.get("verdict.whatToDo"), offers);
        return lines;
    }

    private List<String> offer(Offer offer, @Nullable Probe probe) {
        Sentence offered =
                Sentence.of("cli.finding.offer", OfferText.action(offer), OfferText.effect(offer));
        var text = new StringBuilder(offered.text());
        if (offer.proven()) {
            text.append(' ').append(Texts.get("cli.finding.proven"));
        }
        Need need = offer.need();
        if (need != null) {
            text.append(' ').append(Sentence.of("cli.finding.needs", OfferText.need(need)));
        }
        var lines =
                offer.proven()
                        ? TerminalText.hanging(
                                PROVEN, terminal.good(PROVEN), text.toString(), room())
                        : hanging(BULLET, text.toString());
        for (FixCommands.Line command : FixCommands.of(offer, probe)) {
            // never cut or broken: it is there to be copied
            lines.add(INDENT + terminal.bold(TerminalText.visible(command.line())));
            command.meaning().ifPresent(it -> lines.addAll(hanging(INDENT.repeat(2), it)));
        }
        return lines;
    }

    private void addTrace(
            List<String> lines, List<TracedCall> trace, @Nullable TracedCall deciding) {
        var calls = new ArrayList<String>();
        for (TracedCall call : trace) {
            boolean decides = call == deciding;
            String time = DurationText.measured(call.duration());
            int beside = room() - TIME;
            List<String> wrapped =
                    TerminalText.hanging(decides ? DECIDING : INDENT, TraceText.call(call), beside);
            String last = TerminalText.pad(wrapped.removeLast(), beside, false);
            wrapped.add(last + TerminalText.pad(time, TIME, true));
            wrapped.stream()
                    .map(each -> decides ? terminal.bad(each) : terminal.faint(each))
                    .forEach(calls::add);
        }
        add(lines, Texts.get("verdict.trace"), calls);
    }

    /** One more part below a diagnosis. */
    List<String> part(String title, String text) {
        var lines = new ArrayList<String>();
        add(lines, title, text);
        return lines;
    }

    private int room() {
        return Math.max(1, width - (roomy ? MARGIN : INDENT.length()));
    }

    private List<String> hanging(String lead, String text) {
        return TerminalText.hanging(lead, text, room());
    }

    private void add(List<String> lines, String title, String text) {
        add(lines, title, TerminalText.wrap(text, room()));
    }

    private void add(List<String> lines, String title, List<String> part) {
        if (part.isEmpty()) {
            return;
        }
        if (!roomy && !title.isEmpty()) {
            lines.add(terminal.bold(title));
        }
        String margin = " ".repeat(roomy ? MARGIN : INDENT.length());
        String lead = terminal.bold(title) + " ".repeat(Math.max(0, MARGIN - title.length()));
        boolean beside = roomy && !title.isEmpty();
        for (int i = 0; i < part.size(); i++) {
            lines.add((beside && i == 0 ? lead : margin) + part.get(i));
        }
    }
}
