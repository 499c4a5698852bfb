package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.SparePort;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person does with an error of their own program, by pointer and keyboard. */
class ExplainInWindowTest extends InRealWindow {
    private static final String SERVER =
            """
            const server = require('http').createServer(() => {})
            server.listen(process.env.PORT || 0,
                () => console.log('listening on ' + server.address().port))
            """;

    /** {@code node server.js}, as a person starts it. */
    private ChildProcess server(int port) throws IOException {
        Files.writeString(directory.resolve("server.js"), SERVER);
        return ChildProcess.start(
                directory, Map.of("PORT", Integer.toString(port)), List.of("node", "server.js"));
    }

    private void click(String id) {
        window.awaitShown(id);
        robot.clickOn("#" + id);
    }

    private void resize(double width, double height) {
        RealWindow.onFx(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
            return true;
        });
        Eventually.holds("it is as wide", () -> window.scene().getWidth() == width);
    }

    private boolean isWhole(String button) {
        return RealWindow.onFx(() -> {
            window.scene().getRoot().layout();

            return window.scene().lookup(".narrow-sections " + button) instanceof Labeled of
                    && !of.isTextTruncated();
        });
    }

    private boolean isInAnswer() {
        return RealWindow.onFx(() -> {
            Node at = window.scene().getFocusOwner();
            while (at != null && !at.getStyleClass().contains("error-pane")) {
                at = at.getParent();
            }
            return at != null;
        });
    }

    private static void copy(String text) {
        RealWindow.onFx(() ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    @Test
    void whatNodePrintedIsTracedToTheFirstCopyWhichIsStopped() throws IOException {
        try (var first = server(SparePort.any())) {
            int port = first.awaitNumber("listening on (\\d+)");
            String printed;
            try (var second = server(port)) {
                second.awaitLine("Node.js v\\d+");
                printed = second.output();
            }
            robot.clickOn("#rail-EXPLAIN");
            copy(printed);
            robot.push(KeyCode.CONTROL, KeyCode.V);

            window.awaitText("what happened", ("listen [::]:" + port)::equals);
            window.awaitText("the errno", "EADDRINUSE"::equals);
            window.awaitText("the runtime", text -> text.startsWith("Node.js "));
            window.awaitText("who has it", text -> text.contains("(pid " + first.pid() + ")"));
            resize(900, 600);
            Eventually.holds(
                    "the button tells in a small window too whom it stops",
                    () -> isWhole("#fix-stop-owner"));
            resize(1200, 760);
            click("fix-stop-owner");
            window.awaitText("the plan", text -> text.contains("to free port " + port));
            click("stop-for-good");
            window.awaitText("the proof", ("Port " + port + " is free")::equals);
            click("stop-done");
            Eventually.holds("the server ended", () -> !first.isAlive());
            window.awaitText("it is over", text -> text.contains(" any more"));
            // the button that asked is gone, and Enter shall not paste in its place
            Eventually.holds("the focus is in the answer", () -> isInAnswer());
        }
    }

    @Test
    void theKeyboardWalksThroughTheErrorsOfAText() {
        robot.clickOn("#rail-EXPLAIN");
        copy(
                """
                Error: connect ECONNREFUSED 127.0.0.1:1
                Error: connect ECONNREFUSED 127.0.0.1:2
                """);
        click("explain-paste");
        window.awaitText("the first", "1 of 2, line 1"::equals);
        robot.push(KeyCode.F8);
        window.awaitText("the second", "2 of 2, line 2"::equals);
        window.awaitText("what happened", "connect 127.0.0.1:2"::equals);
        robot.push(KeyCode.SHIFT, KeyCode.F8);
        window.awaitText("the first again", "1 of 2, line 1"::equals);
        assertThat(window.texts()).contains("2 errors found");
        robot.push(KeyCode.CONTROL, KeyCode.DELETE);
        window.awaitText("nothing", "Nothing to explain yet"::equals);
    }

    @Test
    void theListOfErrorsShowsWhetherTheKeyboardIsInIt() {
        robot.clickOn("#rail-EXPLAIN");
        copy(
                """
                Error: connect ECONNREFUSED 127.0.0.1:1
                Error: connect ECONNREFUSED 127.0.0.1:2
                """);
        click("explain-paste");
        window.awaitText("the first", "1 of 2, line 1"::equals);
        ListView<?> errors =
                RealWindow.onFx(() -> (ListView<?>) window.scene().lookup("#explain-errors"));
        Eventually.holds(
                "the first is drawn as selected",
                () -> RealWindow.onFx(() -> selected(errors).isPresent()));
        Background without = RealWindow.onFx(() -> selected(errors).orElseThrow().getBackground());
        RealWindow.onFx(() -> {
            errors.requestFocus();
            return true;
        });
        Eventually.holds(
                "it looks another way",
                () ->
                        RealWindow.onFx(() ->
                                selected(errors)
                                        .filter(cell -> !cell.getBackground().equals(without))
                                        .isPresent()));
    }

    private static Optional<Region> selected(ListView<?> list) {
        return list.lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof ListCell<?> each && each.isSelected())
                .map(Region.class::cast)
                .filter(cell -> cell.getBackground() != null)
                .findFirst();
    }
}
