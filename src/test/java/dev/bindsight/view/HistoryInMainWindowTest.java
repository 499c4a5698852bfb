package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.PastEvent;
import dev.bindsight.view.chart.LanesChart;

import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What was recorded, asked for on the History screen by pointer and keyboard. */
class HistoryInMainWindowTest extends OnSampleHistory {
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
        // by then everything stands where it stays
        eventually("what happened", () -> fx(() -> events().getItems().size() == 3));
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
    void theWheelWorksOverTheWordsThatThereIsNoLane() {
        switchOn();
        robot.clickOn("#history-HOUR").clickOn("#history-back").clickOn("#history-back");
        eventually("why", () -> isSaid("No port is recorded in this time"::equals));
        robot.moveTo("No port is recorded in this time");
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
    void ofTheTimeBeforeTheRecordItIsNotSaidThatNothingHappened() {
        switchOn();
        robot.clickOn("#history-HOUR").clickOn("#history-back").clickOn("#history-back");

        eventually("there is nothing", () -> isSaid("No events in this time"::equals));
        eventually("why", () -> isSaid(text -> text.startsWith("The record begins at ")));
        assertThat(isSaid(text -> text.startsWith("Nobody opened or closed a port"))).isFalse();
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
    void thatNothingCanBeWrittenIsSaidAndNotThatItIsRecorded() {
        switchOn();
        past.fill("No space left on device");

        eventually(
                "why",
                () ->
                        isSaid(
                                ("Nothing is recorded at the moment, because the record cannot be"
                                                + " written: No space left on device")
                                        ::equals));
        assertThat(isSaid("Nothing is recorded now"::equals)).isTrue();
        assertThat(isSaid(text -> text.startsWith("Recording since"))).isFalse();
        assertThat(isSaid(text -> text.startsWith("while this window is open"))).isFalse();
    }

    @Test
    void aColumnIsAsWideAsBeforeWhenTheWindowGrowsAgain() {
        switchOn();
        eventually("the events", () -> isShown("#history-events"));
        resize(1200);
        eventually("room for all", () -> processColumn() >= 200);
        resize(760);
        eventually("less room", () -> processColumn() < 200);
        resize(1200);

        eventually("room for all again", () -> processColumn() >= 200);
    }

    private void resize(int width) {
        var _ =
                fx(() -> {
                    events().getScene().getWindow().setWidth(width);
                    return true;
                });
    }

    private double processColumn() {
        return fx(() ->
                events().getColumns().stream()
                        .filter(each -> each.getId().equals("history-column-PROCESS"))
                        .findFirst()
                        .orElseThrow()
                        .getWidth());
    }
}
