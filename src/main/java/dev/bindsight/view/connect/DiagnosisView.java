package dev.bindsight.view.connect;

import dev.bindsight.fix.Remedies;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.FixRow;
import dev.bindsight.view.finding.RichText;
import dev.bindsight.view.finding.Sections;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.OfferText;
import dev.bindsight.words.Sentence;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** What is said about a failure: why, the evidence, and what to do. */
final class DiagnosisView {
    private final CardActions actions;
    private final @Nullable Target target;

    private DiagnosisView(@Nullable Target target, CardActions actions) {
        this.actions = actions;
        this.target = target;
    }

    /**
     * The sections of a card.
     *
     * @param target what it is about, absent for a name: then nothing can be tried again
     */
    static Sections of(Diagnosis diagnosis, @Nullable Target target, CardActions actions) {
        var sections = new Sections(Sections.Labels.BESIDE, "diagnosis");
        sections.add(Texts.get("verdict.why"), RichText.reason(DiagnosisText.summary(diagnosis)));
        sections.addEvidence(diagnosis.evidence(), actions.navigation()::showSocket);
        sections.add(
                Texts.get("verdict.whatToDo"), new DiagnosisView(target, actions).todo(diagnosis));
        return sections;
    }

    private List<Node> todo(Diagnosis diagnosis) {
        var nodes = new ArrayList<Node>();
        Target of = target;
        List<Offer> own = diagnosis.offers().stream().filter(Remedies::applies).toList();
        if (of != null) {
            boolean free = of.activityProperty().get() == null;
            List<FixRow> rows =
                    FixRow.rows(own, offer -> actions.model().apply(of, offer), actions.clock());
            rows.forEach(row -> row.setDisable(!free));
            nodes.addAll(rows);
        }
        for (Offer offer : diagnosis.offers()) {
            if (of == null || !Remedies.applies(offer)) {
                nodes.add(FixRow.advice(offer));
            }
        }
        if (of != null) {
            if (mayCompare(diagnosis, of)) {
                nodes.add(compare(of));
            }
            if (of.activityProperty().get() instanceof Target.Activity.Applying(Offer offer)) {
                nodes.add(working(Sentence.of("connect.applying", OfferText.label(offer)).text()));
            }
            Target.Applied applied = of.appliedProperty().get();
            if (applied != null) {
                nodes.add(new AppliedView(applied));
            }
        }
        return nodes;
    }

    /** Where nobody answered, the silence of another port or of the gateway tells whose it is. */
    private static boolean mayCompare(Diagnosis diagnosis, Target target) {
        return diagnosis.cause() instanceof ConnectCause cause
                && isOpenWhose(cause)
                && !target.isCompared()
                && !target.endpoint().address().isLoopback();
    }

    private static boolean isOpenWhose(ConnectCause cause) {
        return switch (cause) {
            case Cause.NoReply _,
                    Cause.HostUnreachable _,
                    Cause.RefusedByFirewall _,
                    Cause.NothingListening _,
                    Cause.Undetermined _ ->
                    true;
            case Cause.Held _,
                    Cause.PrivilegedPort _,
                    Cause.WrongFamily _,
                    Cause.ListeningElsewhere _,
                    Cause.AcceptQueueFull _,
                    Cause.NotAccepted _,
                    Cause.AcceptsButSilent _,
                    Cause.ConnectionReset _,
                    Cause.SelfConnected _,
                    Cause.ForbiddenByPolicy _,
                    Cause.NoRoute _,
                    Cause.EphemeralPortsExhausted _,
                    Cause.DescriptorsExhausted _,
                    Cause.SourceNotLocal _,
                    Cause.NameNotFound _,
                    Cause.InvalidUse _,
                    Cause.Redirected _ ->
                    false;
        };
    }

    private Node compare(Target of) {
        if (of.activityProperty().get() instanceof Target.Activity.Comparing) {
            return working(Texts.get("connect.comparing"));
        }
        var button = new Button(Texts.get("connect.compare"), Icons.of(Feather.USERS, Icons.ROW));
        button.setId("connect-compare");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("fix-button");
        button.setDisable(of.activityProperty().get() != null);
        button.setOnAction(_ -> actions.model().compare(of));
        var effect =
                Nodes.growing(Nodes.words(Texts.get("connect.compare.effect"), "muted", "small"));
        return Nodes.row("fix-line", button, effect);
    }

    private static Node working(String text) {
        var label = new Label(text, Icons.of(Feather.LOADER, Icons.ROW, "accent"));
        label.getStyleClass().add("working");
        return label;
    }
}
