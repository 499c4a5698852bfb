package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.SettingsFile;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

/** Whether and how much is recorded, as the History screen asks and says it. */
class RecordingInMainWindowTest extends OnSampleHistory {
    @Test
    void theTwoWaysToRecordStandSideBySide() {
        robot.clickOn("#rail-HISTORY");
        eventually("it asks", () -> isShown("#history-off"));

        Bounds here = bounds("#history-record-here");
        Bounds background = bounds("#history-record-background");
        assertThat(background.getMinY()).isEqualTo(here.getMinY());
        assertThat(background.getMinX()).isGreaterThan(here.getMaxX());
    }

    /** The sample has no systemd. */
    @Test
    void whatIsImpossibleHereIsNotOfferedAndSaysWhy() {
        robot.clickOn("#rail-HISTORY");
        eventually("it asks", () -> isShown("#history-off"));

        eventually(
                "it cannot be pressed",
                () -> fx(() -> robot.lookup("#history-record-background").query().isDisabled()));
        assertThat(isSaid(text -> text.startsWith("There is no systemd"))).isTrue();
    }

    @Test
    void aQuestionThatIsTooHighForTheWindowIsScrolledAndLeavesTheHeadAlone() {
        robot.clickOn("#rail-HISTORY");
        eventually("it asks", () -> isShown("#history-off"));
        Window stage = robot.lookup("#history-off").query().getScene().getWindow();
        double height = fx(stage::getHeight);
        try {
            fx(() -> {
                stage.setHeight(420);
                return null;
            });
            eventually("it is too high", () -> bounds("#history-off").getHeight() < 400);
            ScrollPane pane = robot.lookup("#history-off").queryAs(ScrollPane.class);
            eventually(
                    "it can be scrolled",
                    () ->
                            fx(() ->
                                    pane.getContent().getLayoutBounds().getHeight()
                                            > pane.getViewportBounds().getHeight()));
            Node first = robot.lookup("#history-off .history-off-card > .ikonli-font-icon").query();
            double top = fx(() -> first.localToScene(first.getLayoutBounds()).getMinY());
            assertThat(top).isGreaterThanOrEqualTo(bounds("#history-off").getMinY());
        } finally {
            fx(() -> {
                stage.setHeight(height);
                return null;
            });
        }
    }

    @Test
    void nothingIsRecordedUntilThePersonSaysSo() {
        switchOn();

        assertThat(past.state().recording()).isTrue();
        eventually("who records", () -> isSaid(text -> text.contains("while this window is open")));
        eventually("what happened", () -> fx(() -> events().getItems().size() == 3));
    }

    @Test
    void theHeadKeepsItsButtonsInANarrowWindow() {
        robot.clickOn("#rail-HISTORY");
        eventually("it asks", () -> isShown("#history-off"));
        Window stage = robot.lookup("#history-off").query().getScene().getWindow();
        double width = fx(stage::getWidth);
        try {
            for (int room : new int[] {620, 520, 420}) {
                fx(() -> {
                    ((Stage) stage).setMinWidth(0);
                    stage.setWidth(room);
                    return true;
                });
                eventually(
                        "all of it is within " + room,
                        () ->
                                fx(stage::getWidth) <= room
                                        && bounds("#history-now").getMaxX() < room
                                        && bounds("#history-now").getWidth() > 20);
            }
        } finally {
            fx(() -> {
                stage.setWidth(width);
                return true;
            });
        }
    }

    @Test
    void howMuchIsKeptIsSaidWholeOrNotAtAll() {
        switchOn();
        eventually("it is said", () -> isSaid(text -> text.contains("kept for 30 days")));
        Label kept = robot.lookup((Label label) -> label.getText().contains("kept for")).query();

        fx(() -> {
            kept.getScene().getWindow().setWidth(900);
            return true;
        });
        eventually("there is no room for it", () -> fx(() -> !kept.isVisible()));
        fx(() -> {
            kept.getScene().getWindow().setWidth(1_200);
            return true;
        });
        eventually(
                "there is again",
                () -> fx(() -> kept.isVisible() && kept.getWidth() >= kept.prefWidth(-1) - 1));
    }

    @Test
    void deletingAllOfItTakesTwoPresses() {
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        robot.clickOn("#history-forget");
        assertThat(past.isForgotten()).isFalse();
        robot.clickOn("#history-forget-all");

        eventually("it is gone", past::isForgotten);
        eventually("it asks again", () -> isShown("#history-off"));
    }

    @Test
    void whoClicksTwiceInAHurryKeepsTheRecord() {
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        Bounds button = bounds("#history-forget");
        Point2D right =
                fx(() ->
                        events().getScene()
                                .getRoot()
                                .localToScreen(button.getMaxX() - 3, button.getCenterY()));
        robot.clickOn(right);
        eventually(
                "what is below the pointer now",
                () -> fx(() -> isBelow(right, robot.lookup("#history-forget-not").query())));
        robot.clickOn(right);

        eventually("the button is back", () -> isShown("#history-forget"));
        assertThat(past.isForgotten()).isFalse();
        assertThat(isShown("#history-sheet")).isTrue();
        assertThat(focus().getId()).isEqualTo("history-forget");
        robot.push(KeyCode.SPACE);
        eventually("the way back has it", () -> "history-forget-not".equals(focus().getId()));
    }

    @Test
    void aRecordThatIsNotDeletedIsSaidNotToBe() {
        past.recordElsewhere();
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        robot.clickOn("#history-forget").clickOn("#history-forget-all");

        eventually("why", () -> isSaid(text -> text.startsWith("The record was not deleted: ")));
        assertThat(past.isForgotten()).isFalse();
    }

    @Test
    void howMuchIsKeptIsChosenInTheSheet() {
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        type("#history-days", "7");
        type("#history-megabytes", "much");
        assertThat(shown("#history-megabytes")).isEqualTo("100");
        robot.clickOn("#history-days .text-field").push(KeyCode.CONTROL, KeyCode.A).write("0x");
        robot.push(KeyCode.TAB);
        assertThat(shown("#history-days")).isEqualTo("7");
        type("#history-megabytes", "250");

        var file = new SettingsFile(directory.resolve("settings.properties"));
        eventually("both are kept", () -> isKept(file.load().history(), 7, 250));
    }

    @Test
    void eachNumberOfTheSheetIsOneStopOfTheTabKey() {
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        var stops = new ArrayList<Node>();
        do {
            stops.add(focus());
            // a spinner has it whenever it has the focus
            assertThat(focus().isFocusVisible() || focus() instanceof Spinner)
                    .as("the ring at %s", focus())
                    .isTrue();
            robot.push(KeyCode.TAB);
        } while (focus() != stops.getFirst() && stops.size() < 20);

        assertThat(stops)
                .extracting(Node::getId)
                .containsExactly(
                        "sheet-close",
                        "history-here",
                        "history-arguments",
                        "history-days",
                        "history-megabytes",
                        "history-forget");
        robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focus().getId()).isEqualTo("history-megabytes");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("250").push(KeyCode.TAB);
        var file = new SettingsFile(directory.resolve("settings.properties"));
        eventually("it is kept", () -> file.load().history().megabytes() == 250);
    }

    private Node focus() {
        return fx(() -> events().getScene().getFocusOwner());
    }

    private static boolean isBelow(Point2D pointer, Node node) {
        return node.localToScreen(node.getLayoutBounds()).contains(pointer);
    }

    private static boolean isKept(HistorySettings settings, int days, int megabytes) {
        return settings.days() == days && settings.megabytes() == megabytes;
    }

    private String shown(String spinner) {
        return fx(() -> robot.lookup(spinner).queryAs(Spinner.class).getEditor().getText());
    }

    private void type(String spinner, String text) {
        robot.clickOn(spinner + " .text-field")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write(text)
                .push(KeyCode.ENTER);
    }
}
