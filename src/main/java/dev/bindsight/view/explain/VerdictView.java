package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.FixRow;
import dev.bindsight.view.finding.ReasonView;
import dev.bindsight.view.finding.Sections;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.VerdictHeading;
import dev.bindsight.view.look.EndlessBar;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.words.DiagnosisText;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The card of a reported error: what happened, what is true now, evidence, what to do. */
final class VerdictView {
    private final OfferTaking offers;
    private final Navigation navigation;
    private final Clock clock;

    VerdictView(OfferTaking offers, Navigation navigation, Clock clock) {
        this.offers = offers;
        this.navigation = navigation;
        this.clock = clock;
    }

    /**
     * A card.
     *
     * @param finding what is true now, absent while that is looked at
     * @param learned what was found out beside it
     * @param form how much room it has
     * @param more what stands below what happened
     */
    FindingCard of(
            FoundError found,
            @Nullable ReportFinding finding,
            List<Evidence> learned,
            FindingCard.Form form,
            List<? extends Node> more) {
        var card = Nodes.named("verdict", new FindingCard(form, tone(finding)));
        Sections sections = card.sections();
        sections.add(Texts.get("verdict.happened"), happened(found, finding, more));
        if (finding == null) {
            sections.add(Texts.get("explain.now"), looking());
        } else {
            sections.add(
                    Texts.get("explain.now"),
                    ReasonView.counted(finding.diagnosis(), finding.at(), clock));
            var evidence = new ArrayList<>(finding.diagnosis().evidence());
            evidence.addAll(learned);
            sections.addEvidence(evidence, navigation::showSocket);
            sections.addTodo(todo(finding));
        }
        return card;
    }

    private static Tone tone(@Nullable ReportFinding finding) {
        if (finding == null) {
            return Tone.RUNNING;
        }
        return switch (finding.now()) {
            case STILL -> Tone.REFUSED;
            case OVER -> Tone.OK;
            case UNTRIED, UNTOLD -> Tone.OPEN;
        };
    }

    private static List<Node> happened(
            FoundError found, @Nullable ReportFinding finding, List<? extends Node> more) {
        ReportedError error = found.error();
        var nodes = new ArrayList<Node>();
        nodes.add(
                new VerdictHeading(
                        ErrorWords.call(error),
                        ErrorWords.result(error),
                        ErrorWords.errno(error),
                        ""));
        if (finding != null) {
            nodes.add(Nodes.words(DiagnosisText.happened(finding.diagnosis()).text(), "muted"));
        }
        nodes.addAll(more);
        return nodes;
    }

    private static Node looking() {
        var words = Nodes.words(Texts.get("explain.looking"), "muted");
        return Nodes.row(12, words, Nodes.growing(new EndlessBar()));
    }

    private List<Node> todo(ReportFinding finding) {
        var rows = new ArrayList<Node>();
        for (Offer offer : finding.diagnosis().offers()) {
            rows.add(
                    offer.fix() instanceof Fix.StartServer
                            ? FixRow.advice(offer)
                            : new FixRow(
                                    offer,
                                    rows.isEmpty(),
                                    taken -> offers.take(taken, finding),
                                    clock));
        }
        if (canOpen(finding)) {
            rows.add(open(finding));
        }
        return rows;
    }

    private static boolean canOpen(ReportFinding finding) {
        return finding.probe() != null || finding.found().error().host() != null;
    }

    /** To the screen where all options are. */
    private Node open(ReportFinding finding) {
        boolean bind = finding.probe() instanceof Probe.BindProbe;
        var button =
                new Button(
                        Texts.get(bind ? "explain.openBind" : "explain.openConnect"),
                        Icons.of(bind ? Feather.ANCHOR : Feather.SEND, Icons.ROW));
        button.setId("explain-open");
        button.setOnAction(_ -> offers.open(finding));
        return new FixRow(
                button, Texts.get(bind ? "explain.openBind.effect" : "explain.openConnect.effect"));
    }
}
