package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** The sheet of keys and search words in the real window, with the keyboard alone. */
class SheetInWindowTest extends InRealWindow {

    @Test
    void theKeysStayInTheSheetWhichShowsWhereTheyGo() {
        Node before = focus();
        robot.push(KeyCode.F1);
        Eventually.holds("the button has the ring", () -> ring("sheet-close"));

        // longer than the window: the keyboard can go to it, and scrolls
        robot.push(KeyCode.TAB);
        ScrollPane text = (ScrollPane) focus();
        assertThat(text.isFocusVisible()).isTrue();
        assertThat(text.getStyleClass()).contains("sheet-scroll");
        robot.push(KeyCode.END);
        Eventually.holds("it is scrolled", () -> text.getVvalue() > 0.9);

        for (List<KeyCode> round :
                List.of(List.of(KeyCode.TAB), List.of(KeyCode.SHIFT, KeyCode.TAB))) {
            for (int i = 0; i < 4; i++) {
                robot.push(round.toArray(KeyCode[]::new));
                Node at = focus();
                assertThat(at.isFocusVisible()).as("the ring at %s", at).isTrue();
                assertThat(isIn("shortcut-sheet", at)).as("in the sheet: %s", at).isTrue();
            }
        }
        robot.push(KeyCode.ESCAPE);
        Eventually.holds("the focus is where it was", () -> focus() == before);
    }

    @Test
    void theSheetOfKeysIsTurnedWithoutGoingIntoItFirst() {
        robot.push(KeyCode.F1);
        Eventually.holds("the button has the ring", () -> ring("sheet-close"));
        ScrollPane text = (ScrollPane) window.scene().lookup(".sheet-scroll");
        robot.push(KeyCode.PAGE_DOWN);
        Eventually.holds("the next page", () -> text.getVvalue() > 0.2);
        robot.push(KeyCode.END);
        Eventually.holds("the end", () -> text.getVvalue() > 0.99);
        robot.push(KeyCode.HOME);
        Eventually.holds("the beginning", () -> text.getVvalue() < 0.01);
        assertThat(ring("sheet-close")).isTrue();
    }

    @Test
    void theFieldOfThePaletteKeepsTheKeys() {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Eventually.holds("it is open", () -> "palette-field".equals(focus().getId()));
        robot.push(KeyCode.TAB).push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.TAB);
        assertThat(focus().getId()).isEqualTo("palette-field");
    }

    private boolean ring(String id) {
        Node at = focus();
        return id.equals(at.getId()) && at.isFocusVisible();
    }

    private static boolean isIn(String id, Node node) {
        Node at = node;
        while (at != null && !id.equals(at.getId())) {
            at = at.getParent();
        }
        return at != null;
    }

    private Node focus() {
        return RealWindow.onFx(() -> Objects.requireNonNull(window.scene().getFocusOwner()));
    }
}
