package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

/** What a person does who changes the text that was pasted. */
class ExplainEditingTest extends InRealWindow {

    private TextArea editor() {
        return RealWindow.onFx(() -> (TextArea) window.scene().lookup("#explain-editor"));
    }

    /** The lines that are drawn below what says the error that is explained. */
    private long marks() {
        Set<Node> all =
                RealWindow.onFx(
                        () -> window.scene().getRoot().lookupAll(".line-marks > .line.shown"));
        return all.stream().filter(node -> node.getLayoutBounds().getWidth() > 0).count();
    }

    @Test
    void whatIsTypedIsExplainedAfterAMomentAndTheMarksGoWithIt() {
        robot.clickOn("#rail-EXPLAIN");
        RealWindow.onFx(() ->
                Clipboard.getSystemClipboard()
                        .setContent(
                                Map.of(
                                        DataFormat.PLAIN_TEXT,
                                        "npm start\nError: connect ECONNREFUSED 127.0.0.1:1")));
        robot.push(KeyCode.CONTROL, KeyCode.V);
        window.awaitText("what happened", "connect 127.0.0.1:1"::equals);

        robot.moveTo("npm start");
        RealWindow.doubleClick();
        Eventually.holds("the editor", () -> editor() != null && editor().isFocused());
        Eventually.holds("the mark", () -> marks() == 1);
        assertThat(editor().getCaretPosition()).isZero();

        robot.push(KeyCode.CONTROL, KeyCode.END);
        robot.type(KeyCode.DIGIT2);
        window.awaitText("the port that was typed", "connect 127.0.0.1:12"::equals);
        Eventually.holds("the mark again", () -> marks() == 1);
        window.awaitText("how it came", "2 lines, edited"::equals);

        robot.push(KeyCode.ESCAPE);
        Eventually.holds("no editor", () -> editor() == null);
        window.awaitText(
                "the text as it is now", "Error: connect ECONNREFUSED 127.0.0.1:12"::equals);
        robot.push(KeyCode.F2);
        Eventually.holds("the editor again", () -> editor() != null);
    }
}
