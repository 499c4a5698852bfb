package dev.bindsight.view.connect;

import dev.bindsight.fix.Remedies;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.EvidenceRow;
import dev.bindsight.view.finding.FixRow;
import dev.bindsight.view.finding.RichText;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.OfferText;
import dev.bindsight.words.Sentence;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** Why, the evidence, and what to do, each with its label at the left. */
final class DiagnosisView extends VBox {
    private final CardActions actions;
    private final @Nullable Target target;

    /**
     * What is said about a failure.
     *
     * @param target what it is about, absent for a name: then nothing can be tried again
     */
    DiagnosisView(Diagnosis diagnosis, @Nullable Target target, CardActions actions) {
        this.actions = actions;
        this.target = target;
        getStyleClass().add("diagnosis");
        add(Texts.get("verdict.why"), List.of(RichText.reason(DiagnosisText.summary(diagnosis))));
        if (!diagnosis.evidence().isEmpty()) {
            add(
                    Texts.get("verdict.evidence"),
                    EvidenceRow.rows(diagnosis.evidence(), actions.navigation()::showSocket));
        }
        List<Node> todo = todo(diagnosis);
        if (!todo.isEmpty()) {
            add(Texts.get("verdict.whatToDo"), todo);
        }
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
                nodes.add(advice(offer));
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

    /** What is for the user to do: there is no button that does it. */
    private static Node advice(Offer offer) {
        var label = Nodes.whole(OfferText.label(offer).text());
        var effect = Nodes.growing(Nodes.words(OfferText.effect(offer).text(), "muted", "small"));
        return Nodes.row("advice", Icons.of(Feather.TERMINAL, Icons.ROW, "muted"), label, effect);
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
        button.setMinWidth(USE_PREF_SIZE);
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

    private void add(String name, List<? extends Node> content) {
        var label = Nodes.words(name, "row-label");
        label.setMinWidth(USE_PREF_SIZE);
        var body = new VBox();
        body.getChildren().addAll(content);
        body.getStyleClass().add("row-body");
        body.setMinWidth(0);
        HBox.setHgrow(body, Priority.ALWAYS);
        var row = new HBox(label, body);
        row.getStyleClass().add("diagnosis-row");
        getChildren().add(row);
    }
}
