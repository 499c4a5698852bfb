package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What is dragged from another window onto the screen, and what is copied from there. */
class ExplainByPointerTest extends InRealWindow {

    /** A window beside the other, of which a label can be dragged. */
    private static Stage beside(ClipboardContent content, CountDownLatch done) {
        return RealWindow.onFx(() -> {
            var label = new Label("drag me");
            label.setId("dragged");
            label.setPrefSize(140, 100);
            label.setOnDragDetected(event -> {
                label.startDragAndDrop(TransferMode.COPY).setContent(content);
                event.consume();
            });
            label.setOnDragDone(_ -> done.countDown());
            var stage = new Stage();
            stage.setX(1220);
            stage.setY(100);
            stage.setScene(new Scene(label));
            stage.show();
            return stage;
        });
    }

    private void drop(ClipboardContent content) throws InterruptedException {
        var done = new CountDownLatch(1);
        Stage stage = beside(content, done);
        RealWindow.awaitKeyboard(stage);
        Node target = RealWindow.onFx(() -> window.scene().lookup("#explain-screen"));
        Predicate<Node> isMarked =
                node ->
                        node.getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().equals("drop"));
        robot.moveTo(stage.getScene().getRoot());
        robot.press(MouseButton.PRIMARY);
        robot.moveBy(0, 30);
        robot.moveTo(target);
        robot.moveBy(5, 5);
        Eventually.holds(
                "the screen shows that it would take it",
                () -> RealWindow.onFx(() -> isMarked.test(target)));
        robot.release(MouseButton.PRIMARY);
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        RealWindow.onFx(() -> {
            stage.close();
            return true;
        });
        Eventually.holds("the mark is gone", () -> RealWindow.onFx(() -> !isMarked.test(target)));
    }

    @Test
    void whatIsDroppedIsExplainedAndCopiedAsAReportOrADocument()
            throws IOException, InterruptedException {
        robot.clickOn("#rail-EXPLAIN");
        window.awaitText("nothing", "Nothing to explain yet"::equals);
        var text = new ClipboardContent();
        text.putString("Error: connect ECONNREFUSED 127.0.0.1:1\n");
        drop(text);
        window.awaitText("the text", "connect 127.0.0.1:1"::equals);

        Path log = directory.resolve("shop.log");
        Files.writeString(log, "Error: connect ECONNREFUSED 127.0.0.1:2\n");
        var file = new ClipboardContent();
        file.putFiles(List.of(log.toFile()));
        drop(file);
        window.awaitText("the file", "connect 127.0.0.1:2"::equals);
        window.awaitText("its name", words -> words.startsWith("shop.log"));
        window.awaitText("what is true", words -> words.startsWith("Nothing listens"));

        robot.push(KeyCode.CONTROL, KeyCode.C);
        Eventually.holds(
                "a report is copied",
                () -> RealWindow.clipboard().contains("connect 127.0.0.1:2 → ECONNREFUSED"));
        robot.clickOn("#explain-copy");
        robot.clickOn("JSON");
        Eventually.holds("a document is copied", () -> RealWindow.clipboard().startsWith("{"));
        assertThat(RealWindow.clipboard()).contains("\"port\" : 2", "\"diagnosis\"");
    }
}
