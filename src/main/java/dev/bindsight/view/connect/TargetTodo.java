package dev.bindsight.view.connect;

import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.AppliedView;
import dev.bindsight.view.finding.Todo;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** What can be done about a target that failed, and what came of it. */
final class TargetTodo {
    private final Target target;
    private final CardActions actions;

    TargetTodo(Target target, CardActions actions) {
        this.target = target;
        this.actions = actions;
    }

    /** All of it, in the order in which it is read. */
    List<Node> of(Diagnosis diagnosis) {
        boolean free = target.activityProperty().get() == null;
        var nodes =
                new ArrayList<>(
                        Todo.offers(
                                diagnosis.offers(),
                                free,
                                offer -> actions.model().apply(target, offer),
                                actions.clock()));
        if (mayCompare(diagnosis)) {
            nodes.add(compare());
        }
        if (target.activityProperty().get() instanceof Target.Activity.Applying(Offer offer)) {
            nodes.add(Todo.applying(offer));
        }
        Target.Applied applied = target.appliedProperty().get();
        if (applied != null) {
            nodes.add(new AppliedView(applied.verification()));
        }
        return nodes;
    }

    /** Where nobody answered, the silence of another port or of the gateway tells whose it is. */
    private boolean mayCompare(Diagnosis diagnosis) {
        return diagnosis.cause() instanceof Cause.OpenWhose
                && !target.isCompared()
                && !target.endpoint().address().isLoopback();
    }

    private Node compare() {
        if (target.activityProperty().get() instanceof Target.Activity.Comparing) {
            return Todo.working(Texts.get("connect.comparing"));
        }
        var button = new Button(Texts.get("connect.compare"), Icons.of(Feather.USERS, Icons.ROW));
        button.setId("connect-compare");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("fix-button");
        button.setDisable(target.activityProperty().get() != null);
        button.setOnAction(_ -> actions.model().compare(target));
        var effect =
                Nodes.growing(Nodes.words(Texts.get("connect.compare.effect"), "muted", "small"));
        return Nodes.row("fix-line", button, effect);
    }
}
