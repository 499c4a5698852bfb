package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.PastEvent;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.view.chart.LanesChart;
import dev.bindsight.view.history.Past;
import dev.bindsight.view.sample.SamplePast;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The History screen, by pointer and keyboard. */
class HistoryInMainWindowTest extends OnSampleWindow {
    private final SamplePast past = new SamplePast();

    @Override
    Past past() {
        return new Past(past, past);
    }

    private boolean isSaid(Predicate<String> text) {
        return fx(() ->
                robot.lookup(node -> node instanceof Label).queryAll().stream()
                        .map(Label.class::cast)
                        .filter(label -> label.getScene() != null && label.isVisible())
                        .anyMatch(label -> label.getText() != null && text.test(label.getText())));
    }

    private TableView<PastEvent> events() {
        return robot.lookup("#history-events").queryTableView();
    }

    private void switchOn() {
        robot.clickOn("#rail-HISTORY");
        eventually("it asks first", () -> isShown("#history-off"));
        assertThat(past.state().recording()).isFalse();
        robot.clickOn("#history-record-here");
        eventually("it records", () -> isShown("#history-events"));
    }

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

    private Bounds bounds(String selector) {
        return fx(() -> {
            Node node = robot.lookup(selector).query();
            return node.localToScene(node.getLayoutBounds());
        });
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
                                stage.getWidth() <= room
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
    void aQuestionIsAnsweredInASentence() {
        switchOn();
        robot.clickOn("#history-question").write("who held 3000 20m ago?");

        eventually(
                "the answer",
                () ->
                        isSaid(text ->
                                text.startsWith("server.js (node, 3877) of ann in ~/shop held")
                                        && text.endsWith("; exited with 3.")));
    }

    @Test
    void aRowOfPortsLeadsToWhoHadItBefore() {
        switchOn();
        robot.clickOn("#rail-PORTS").clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.CONTROL, KeyCode.H);

        eventually("the question", () -> isShown("#history-events"));
        eventually(
                "the answer, of now",
                () ->
                        isSaid(text ->
                                text.startsWith("other.js (node, 4098) of ann in ~/shop has held")
                                        && text.contains(
                                                " Before: server.js (node, 3877) of ann")));
    }

    @Test
    void aWordThatIsNoFilterIsSaidToBeNone() {
        switchOn();
        robot.clickOn("#history-question").write("prot:tcp since monday");

        eventually("what is wrong", () -> isSaid(text -> text.contains("prot")));
    }

    @Test
    void aBarSelectsItsEvent() {
        switchOn();
        robot.clickOn("#history-HOUR");
        eventually("what happened", () -> fx(() -> events().getItems().size() == 3));
        LanesChart lanes = robot.lookup("#history-lanes").queryAs(LanesChart.class);
        eventually("the bars", () -> fx(() -> lanes.barAt(lanes.getWidth() - 60, 36).isPresent()));
        var corner = fx(() -> lanes.localToScreen(lanes.getWidth() - 60, 36));
        robot.clickOn(corner);

        eventually(
                "the event of other.js",
                () ->
                        fx(() ->
                                events().getSelectionModel().getSelectedItem()
                                                instanceof PastEvent.OfSpan event
                                        && event.span().id() == 2));
    }

    @Test
    void deletingAllOfItTakesTwoPresses() {
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        robot.clickOn("#history-forget");
        assertThat(past.isForgotten()).isFalse();
        robot.clickOn("#history-forget");

        eventually("it is gone", past::isForgotten);
        eventually("it asks again", () -> isShown("#history-off"));
    }

    @Test
    void aRecordThatIsNotDeletedIsSaidNotToBe() {
        past.recordElsewhere();
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        robot.clickOn("#history-forget").clickOn("#history-forget");

        eventually("why", () -> isSaid(text -> text.startsWith("The record was not deleted: ")));
        assertThat(past.isForgotten()).isFalse();
    }

    @Test
    void theKeyboardLeadsThroughTime() {
        switchOn();
        robot.clickOn("#history-WEEK");
        robot.push(KeyCode.SUBTRACT);
        eventually(
                "a month",
                () ->
                        fx(() ->
                                robot.lookup("#history-MONTH")
                                        .queryAs(ToggleButton.class)
                                        .isSelected()));
    }

    @Test
    void aBarWhoseEventIsLeftOutListsAllAgain() {
        switchOn();
        robot.clickOn("#history-HOUR").clickOn("#history-filter-REFUSED");
        eventually("nothing was refused", () -> fx(() -> events().getItems().isEmpty()));
        robot.clickOn(onOtherJs());

        eventually("its event", () -> selectedSpan() == 2);
        assertThat(fx(() -> events().getItems().size())).isEqualTo(3);
    }

    private long selectedSpan() {
        return fx(() ->
                events().getSelectionModel().getSelectedItem() instanceof PastEvent.OfSpan event
                        ? event.span().id()
                        : 0L);
    }

    private LanesChart lanes() {
        return robot.lookup("#history-lanes").queryAs(LanesChart.class);
    }

    private Point2D onOtherJs() {
        LanesChart lanes = lanes();
        eventually("its bar", () -> fx(() -> lanes.barAt(lanes.getWidth() - 60, 36).isPresent()));
        return fx(() -> lanes.localToScreen(lanes.getWidth() - 60, 36));
    }

    private boolean isChosen(String shown) {
        return fx(() -> robot.lookup(shown).queryAs(ToggleButton.class).isSelected());
    }

    @Test
    void theWheelShowsFromAnHourToAMonth() {
        switchOn();
        eventually("the lanes", () -> fx(() -> lanes().getWidth() > 0));
        robot.moveTo(fx(() -> lanes().localToScreen(lanes().getWidth() / 2, 36)));
        robot.scroll(1, VerticalDirection.UP);
        eventually("none of the usual times", () -> !isChosen("#history-DAY"));
        robot.scroll(25, VerticalDirection.UP);
        eventually("an hour at least", () -> isChosen("#history-HOUR"));
        robot.scroll(45, VerticalDirection.DOWN);
        eventually("a month at most", () -> isChosen("#history-MONTH"));
    }

    @Test
    void theKeyboardLeadsThroughTheLanes() {
        switchOn();
        robot.clickOn("#history-HOUR");
        robot.clickOn(onOtherJs());
        eventually("its event", () -> selectedSpan() == 2);
        robot.push(KeyCode.LEFT);
        eventually(
                "who had it before is read out",
                () -> fx(() -> lanes().getAccessibleText().startsWith("server.js (node, 3877)")));
        robot.push(KeyCode.ENTER);

        eventually("the event of server.js", () -> selectedSpan() == 1);
    }

    @Test
    void whatIsNoTimeIsSaidAndStays() {
        switchOn();
        robot.clickOn("#history-question").write("who held 3000 at 25:00?");

        eventually("what is wrong", () -> isSaid(text -> text.startsWith("“25:00” is not")));
        assertThat(fx(() -> robot.lookup("#history-question").queryTextInputControl().getText()))
                .isEqualTo("who held 3000 at 25:00?");
    }

    @Test
    void severalWordsThatAreNoTimeAreSaidOnce() {
        switchOn();
        robot.clickOn("#history-question").write("3010 between 18:00 and 18:01");

        eventually(
                "both are named in one sentence",
                () -> isSaid(text -> text.startsWith("“between”, “18:01” are not understood.")));
        assertThat(isSaid(text -> text.split("A time is written", -1).length > 2)).isFalse();
    }

    private double minX(String query) {
        Node node = robot.lookup(query).query();
        return node.localToScreen(node.getLayoutBounds()).getMinX();
    }

    @Test
    void wordsThatFitNothingSaySoWhereTheLanesWereAndLeadBack() {
        switchOn();
        past.fitNothing();
        robot.clickOn("#history-question").write("nosuchserver");

        eventually(
                "it is said",
                () ->
                        isShown("#history-clear-question")
                                && isSaid(
                                        "Nothing recorded in this time fits “nosuchserver”"
                                                ::equals));
        eventually(
                "below its sentence in the middle, not at the edge",
                () -> fx(() -> minX("#history-clear-question") - minX("#history-lanes") > 200));
        robot.clickOn("#history-clear-question");

        eventually("lanes again", () -> !isShown("#history-clear-question"));
        assertThat(robot.lookup("#history-question").queryTextInputControl().getText()).isEmpty();
    }

    @Test
    void theEventsOfAnAnswerAreOneClickAway() {
        switchOn();
        robot.clickOn("#history-question").write("who held 3000 20m ago?");
        eventually("the answer", () -> isShown("#history-show-events"));
        robot.clickOn("#history-show-events");

        eventually("the event of server.js", () -> selectedSpan() == 1);
    }

    @Test
    void chipsThatLeaveNothingOverSaySo() {
        switchOn();
        eventually("what happened", () -> fx(() -> events().getItems().size() == 3));
        robot.clickOn("#history-filter-REFUSED");
        eventually("why", () -> isSaid("None of these in this time"::equals));
        robot.clickOn("#history-show-all");

        eventually("all of it", () -> fx(() -> events().getItems().size() == 3));
    }

    @Test
    void ofARecordThatCannotBeReadItIsNotSaidThatNothingHappened() {
        past.spoil("database disk image is malformed");
        robot.clickOn("#rail-HISTORY");

        eventually(
                "what is wrong with it",
                () -> isSaid(text -> text.contains("database disk image is malformed")));
        assertThat(isSaid(text -> text.startsWith("Nobody opened or closed a port"))).isFalse();
        assertThat(isSaid("No events in this time"::equals)).isFalse();
    }

    @Test
    void howMuchIsKeptIsChosenInTheSheet() {
        switchOn();
        robot.clickOn("#history-change");
        eventually("the sheet", () -> isShown("#history-sheet"));
        type("#history-days", "7");
        type("#history-megabytes", "much");
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

    private static boolean isKept(HistorySettings settings, int days, int megabytes) {
        return settings.days() == days && settings.megabytes() == megabytes;
    }

    private void type(String spinner, String text) {
        robot.clickOn(spinner + " .text-field")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write(text)
                .push(KeyCode.ENTER);
    }
}
