package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.PastEvent;
import dev.bindsight.view.history.Past;
import dev.bindsight.view.sample.SamplePast;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import java.util.function.Predicate;

/** A window over a record in memory, which is off until somebody switches it on. */
abstract class OnSampleHistory extends OnSampleWindow {
    final SamplePast past = new SamplePast();

    @Override
    Past past() {
        return new Past(past, past);
    }

    boolean isSaid(Predicate<String> text) {
        return fx(() ->
                robot.lookup(node -> node instanceof Label).queryAll().stream()
                        .map(Label.class::cast)
                        .filter(label -> label.getScene() != null && label.isVisible())
                        .anyMatch(label -> label.getText() != null && text.test(label.getText())));
    }

    TableView<PastEvent> events() {
        return robot.lookup("#history-events").queryTableView();
    }

    void switchOn() {
        robot.clickOn("#rail-HISTORY");
        eventually("it asks first", () -> isShown("#history-off"));
        assertThat(past.state().recording()).isFalse();
        robot.clickOn("#history-record-here");
        eventually("it records", () -> isShown("#history-events"));
    }

    Bounds bounds(String selector) {
        return fx(() -> {
            Node node = robot.lookup(selector).query();
            return node.localToScene(node.getLayoutBounds());
        });
    }
}
