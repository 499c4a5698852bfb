package dev.bindsight.view.bind;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.finding.FindingActions;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.ReasonView;
import dev.bindsight.view.finding.RichText;
import dev.bindsight.view.finding.Sections;
import dev.bindsight.view.finding.Todo;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.VerdictHeading;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.Sentence;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The card of one result: what happened, why, evidence, what to do. */
final class BindVerdict {
    private final BindText words;
    private final FindingActions actions;
    private final Clock clock;

    BindVerdict(BindText words, FindingActions actions, Clock clock) {
        this.words = words;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * A card.
     *
     * @param newer what the same bind came to later, absent if nothing did: then the causes and
     *     offers of this one are over
     * @param own what this window itself holds, where the bind was refused for that
     * @param release gives the socket of a result that is held back
     * @param connect tries to connect to where a bind worked
     */
    FindingCard of(
            BindResult result,
            @Nullable BindResult newer,
            Hold.@Nullable Holding own,
            Runnable release,
            Node connect) {
        var card =
                Nodes.named(
                        "verdict",
                        new FindingCard(
                                FindingCard.Form.WIDE, Tone.of(result.attempt().outcome())));
        Sections sections = card.sections();
        sections.add(Texts.get("verdict.happened"), happened(result));
        Diagnosis diagnosis = result.finding().diagnosis();
        if (diagnosis != null) {
            explain(sections, result.attempt().at(), diagnosis, newer, own);
        } else if (result.attempt().ok()) {
            sections.add(
                    Texts.get("verdict.means"),
                    RichText.reason(Sentence.plain(BindText.meaning(result))));
            Hold hold = result.hold();
            if (hold != null) {
                sections.add(
                        Texts.get("verdict.held"),
                        new HoldView(hold, result.probe().protocol(), release, clock));
            }
            if (hold instanceof Hold.Holding) {
                sections.addTodo(List.of(connect));
            }
        }
        return card;
    }

    private List<Node> happened(BindResult result) {
        var lines = new ArrayList<Node>();
        lines.add(
                new VerdictHeading(
                        BindText.call(result.attempt()),
                        BindText.result(result.attempt().outcome()),
                        BindText.errno(result.attempt().outcome()),
                        words.when(result.attempt())));
        List<String> options = BindText.options(result.probe());
        if (!options.isEmpty()) {
            lines.add(badges(options));
        }
        String sentence = BindText.happened(result);
        if (!sentence.isEmpty()) {
            lines.add(Nodes.words(sentence, "muted"));
        }
        if (result.before() != null) {
            var changed = Nodes.words(words.changed(result.before(), result.finding()));
            changed.setId("changed");
            changed.getStyleClass().add("changed");
            changed.setGraphic(Icons.of(Feather.CORNER_DOWN_RIGHT, Icons.ROW, "muted"));
            lines.add(changed);
        }
        return lines;
    }

    private void explain(
            Sections sections,
            Instant at,
            Diagnosis diagnosis,
            @Nullable BindResult newer,
            Hold.@Nullable Holding own) {
        sections.addWhy(
                newer == null
                        ? ReasonView.counted(diagnosis, at, clock)
                        : List.of(ReasonView.of(diagnosis)));
        if (own != null) {
            var since =
                    Nodes.words(
                            Texts.get(
                                    "bind.ownHold",
                                    words.time(own.since()),
                                    words.time(own.until())));
            since.setId("own-hold");
            sections.add(Texts.get("verdict.held"), since);
        }
        sections.addEvidence(diagnosis.evidence(), actions::showSocket);
        if (newer != null) {
            var note =
                    Nodes.words(
                            Texts.get(
                                    "bind.newer",
                                    words.time(newer.attempt().at()),
                                    BindText.result(newer.attempt().outcome())),
                            "muted");
            note.setId("newer");
            sections.addTodo(List.of(note));
        } else {
            sections.addTodo(Todo.buttons(diagnosis.offers(), actions::take, clock));
        }
    }

    private static HBox badges(List<String> options) {
        var row = Nodes.row(6);
        for (String option : options) {
            var badge = Nodes.label(option, "badge", "option-badge");
            row.getChildren().add(badge);
        }
        return row;
    }
}
