package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.view.screen.Place;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keys, the palette and the sheets of the window, used as a person uses them. */
class MainWindowTest extends OnSampleWindow {
    @Test
    void theReferenceIsReachedByKeyAndLeftAgain() {
        toTheReference();
        robot.write("10061");
        eventually("the number is found", () -> text(".errno-name").equals("ECONNREFUSED"));

        robot.push(KeyCode.ALT, KeyCode.LEFT);
        eventually("the list is back", () -> isShown("#ports-table"));
        assertThat(isShown("#errno-page")).isFalse();
    }

    @Test
    void theKeyboardAloneOpensTheStopDialog() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.DELETE);
        eventually("the dialog is there", () -> isShown(".stop-card"));

        robot.push(KeyCode.ESCAPE);
        eventually("the dialog is gone", () -> !isShown(".stop-card"));
    }

    @Test
    void theKeysOfTheListAreForTheListAlone() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.CONTROL, KeyCode.T);
        toTheReference();
        robot.push(KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there", () -> isShown("#palette"));
        assertThat(isShown("#errno-page")).as("Enter led nowhere").isTrue();

        robot.push(KeyCode.F9).push(KeyCode.ESCAPE);
        eventually("the palette is gone", () -> !isShown("#palette"));
        robot.push(KeyCode.F9).push(KeyCode.ALT, KeyCode.LEFT);
        eventually("the list is back, with what it had beside", () -> isShown("#details-try-bind"));
        robot.push(KeyCode.F9);
        eventually("now it is meant", () -> !isShown("#details-try-bind"));
    }

    private void toTheReference() {
        int number = Place.REFERENCE.ordinal() + 1;
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(Integer.toString(number)));
        eventually("the page is there", () -> isShown("#errno-page"));
    }

    @Test
    void theShortcutsAreShownOnAQuestionMark() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.SHIFT, KeyCode.SLASH);
        eventually("the sheet is there", () -> isShown("#shortcut-sheet"));

        robot.clickOn("#sheet-close");
        eventually("the sheet is gone", () -> !isShown("#shortcut-sheet"));
    }

    @Test
    void aPlaceAndAnActionAreFoundInThePaletteByAFewLetters() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there", () -> isShown("#palette"));
        robot.write("errno").push(KeyCode.ENTER);
        eventually("the page is there", () -> isShown("#errno-page"));

        robot.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there again", () -> isShown("#palette"));
        robot.write("stop").push(KeyCode.ENTER);
        eventually("the dialog is there", () -> isShown(".stop-card"));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void whatIsShippedIsListedWithTheTermsOfEachPart() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there", () -> isShown("#palette"));
        robot.write("about").push(KeyCode.ENTER);
        eventually("the sheet is there", () -> isShown("#about-sheet"));

        robot.clickOn("IJG");
        eventually("the terms are there", () -> isShown("#licence-sheet"));
        Labeled terms = fx(() -> robot.lookup(".licence-text").queryLabeled());
        assertThat(fx(terms::getText)).contains("Independent JPEG Group");
        robot.clickOn("#licence-back");
        eventually("the sheet is there again", () -> isShown("#about-sheet"));
        robot.push(KeyCode.ESCAPE);
        eventually("the sheet is gone", () -> !isShown("#about-sheet"));
    }

    @Test
    void helpComesWithF1AndTheWindowClosesWithCtrlW() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.F1);
        eventually("the sheet is there", () -> isShown("#shortcut-sheet"));
        robot.push(KeyCode.ESCAPE);
        eventually("the sheet is gone", () -> !isShown("#shortcut-sheet"));

        Stage stage = fx(() -> (Stage) table().getScene().getWindow());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        eventually("the window is closed", () -> fx(() -> !stage.isShowing()));
        robot.interact(stage::show);
    }

    @Test
    void everythingThatCanBeUsedHasAName() {
        List<Node> nameless =
                fx(() -> nodes(table().getScene().getRoot()))
                        .filter(node -> node.isFocusTraversable() && isInSight(node))
                        .filter(node -> name(node).isBlank())
                        .toList();
        assertThat(nameless).as("nodes that take the focus and have no accessible name").isEmpty();
    }

    private static Stream<Node> nodes(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(child ->
                        child instanceof Parent inner
                                ? Stream.concat(Stream.of(child), nodes(inner))
                                : Stream.of(child));
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }

    @Test
    void closingWaitsForNothingOnTheThreadOfTheWindow() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        planning =
                () -> {
                    begun.countDown();
                    try {
                        ended.complete(go.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                    } catch (InterruptedException givenUp) {
                        ended.complete(false);
                    }
                };
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DELETE);
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        fx(() -> {
            window.close();
            return true;
        });
        assertThat(ended).as("what runs goes on while the window closes").isNotDone();
        go.countDown();
        window.finish();

        assertThat(ended).isCompletedWithValue(true);
    }
}
