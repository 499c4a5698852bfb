package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.rows.Row;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The list and the search field of the window, used as a person uses them. */
class ListInMainWindowTest extends OnSampleWindow {
    @Test
    void typingFiltersAndAFinishedWordBecomesAChip() {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("port:3000-5000 node");

        eventually("two rows fit", () -> ports().equals(List.of(3000, 4200)));
        assertThat(robot.lookup(".chip").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .containsExactly("port:3000-5000");
        assertThat(text("#ports-count")).isEqualTo("2 of 19 match the filter");
        assertThat(text("#search-badge")).isEqualTo("2 of 19");

        robot.push(KeyCode.ESCAPE);
        eventually("everything is listed again", () -> ports().size() == 19);
    }

    @Test
    void whatIsTypedBeforeTheSearchFieldIsThereEndsUpInIt() throws TimeoutException {
        close();
        begin(
                key(KeyEvent.KEY_PRESSED, "", KeyCode.F, true),
                key(KeyEvent.KEY_TYPED, "4", KeyCode.UNDEFINED, false),
                key(KeyEvent.KEY_TYPED, "2", KeyCode.UNDEFINED, false),
                key(KeyEvent.KEY_TYPED, "0", KeyCode.UNDEFINED, false),
                key(KeyEvent.KEY_TYPED, "0", KeyCode.UNDEFINED, false));

        eventually("the field has it", () -> isShown("#search-route"));
        eventually("one row fits", () -> ports().equals(List.of(4200)));
    }

    @Test
    void theSearchFieldSaysWhereEnterGoes() {
        robot.clickOn("#search").write("3000");
        eventually("a port is for Bind", () -> text("#search-route").equals("Bind"));
        eventually("and filters the list", () -> ports().equals(List.of(3000)));

        robot.push(KeyCode.ESCAPE).write("example.com:443");
        eventually("a host is for Connect", () -> text("#search-route").equals("Connect"));
        assertThat(isShown("#mistake-note")).isFalse();

        robot.push(KeyCode.ESCAPE).write("port:3000");
        eventually("a filter is for the list", () -> !isShown("#search-route"));
    }

    @Test
    void aMistakeIsNamedWhileTheOtherWordsFilter() {
        robot.clickOn("#search").write("node ");
        eventually("the filter works", () -> ports().size() == 5);
        robot.write("prot:tcp");

        eventually("the note is there", () -> isShown("#mistake-note"));
        assertThat(ports()).hasSize(5);
        robot.clickOn("#suggestion");

        eventually("the note is gone", () -> !isShown("#mistake-note"));
        eventually("the suggestion filters", () -> ports().size() == 5);
    }

    @Test
    void theNoteNamesTheWordsThatFilterAlsoWhenTheyComeAfterTheMistake() {
        robot.clickOn("#search").write("prot:tcp");
        eventually("the note is there", () -> isShown("#mistake-note"));
        robot.write(" node");

        eventually("the filter works", () -> ports().size() == 5);
        eventually(
                "the note names it",
                () -> text("#filter-kept").equals("The list is filtered by the rest: node."));
    }

    @Test
    void aFilterThatHidesAllOffersToDropTheWordToBlame() {
        robot.clickOn("#search").write("node user:bob");
        eventually("the empty state is there", () -> isShown("#relax-filter"));
        assertThat(text("#relax-filter")).isEqualTo("Remove user:bob");

        robot.clickOn("#relax-filter");
        eventually("what fits is listed", () -> ports().size() == 5);
    }

    @Test
    void theSortIsThereAgainAfterARestart() throws TimeoutException {
        robot.clickOn(header("user")).clickOn(header("user"));
        eventually("sorted by user, descending", () -> firstUser().equals("root"));
        close();
        open();

        TableColumn<Row<SocketKey, PortFacts>, ?> sorted = table().getSortOrder().getFirst();
        assertThat(sorted.getId()).isEqualTo("user");
        assertThat(sorted.getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
        eventually("the rows are sorted so", () -> firstUser().equals("root"));
    }

    @Test
    void thePageOfAListenerIsOpenedByKey() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.CONTROL, KeyCode.O);

        eventually("asked for", () -> opened.contains("http://localhost:3000"));
    }

    @Test
    void theSelectionStaysOnItsSocketWhileOthersComeAndGo() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        Row<SocketKey, PortFacts> row = table().getSelectionModel().getSelectedItem();

        SocketEntry new80 =
                population.process("nginx", null, Duration.ZERO, "tcp4", "127.0.0.1", 80, 511);
        population.process("early", null, Duration.ZERO, "tcp4", "127.0.0.1", 90, 511);
        engine.give(population.inventory());
        eventually("the new rows are there", () -> ports().containsAll(List.of(80, 90)));
        assertThat(selected()).containsExactly(3000);

        population.remove(new80);
        engine.give(population.inventory());
        eventually("the row is gone", () -> !ports().contains(80));
        assertThat(table().getSelectionModel().getSelectedItems()).containsExactly(row);
    }

    @Test
    void theMenuOfTheSelectedRowOpensByKeyboard() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.rightClickOn(cell("3000"));
        eventually("the menu is there", () -> isShown("#menu-stop"));
        robot.push(KeyCode.ESCAPE);
        eventually("the menu is gone", () -> !isShown("#menu-stop"));

        robot.push(KeyCode.SHIFT, KeyCode.F10);
        theMenuIsBelowTheRow();

        // the robot has no key for it on every display
        robot.interact(() ->
                Event.fireEvent(
                        table(), key(KeyEvent.KEY_PRESSED, "", KeyCode.CONTEXT_MENU, false)));
        theMenuIsBelowTheRow();
    }

    private void theMenuIsBelowTheRow() {
        eventually("the menu is there", () -> isShown("#menu-stop"));
        Bounds row = fx(() -> onScreen(cell("3000")));
        Bounds menu = fx(() -> onScreen(robot.lookup("#menu-stop").query()));
        assertThat(menu.getMinY()).isBetween(row.getMaxY() - 1, row.getMaxY() + 24);
        robot.push(KeyCode.ESCAPE);
        eventually("the menu is gone", () -> !isShown("#menu-stop"));
    }

    @Test
    void theKeyboardReachesTheFormatsOfCopyAs() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        eventually("the menu is there", () -> isShown("#menu-stop"));

        robot.push(KeyCode.DOWN).push(KeyCode.RIGHT);
        eventually("the formats are there", () -> isShown("#copy-ADDRESS"));
        robot.push(KeyCode.ENTER);

        eventually("one was chosen", () -> !isShown("#menu-stop"));
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).contains(":3000");
    }

    @Test
    void theHeadOfTheListIsWholeInAnyRoom() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        Stage stage = fx(() -> (Stage) table().getScene().getWindow());
        double width = fx(stage::getWidth);
        try {
            for (int room : new int[] {1200, 1000, 820, 700, 640, 560, 500}) {
                fx(() -> {
                    stage.setMinWidth(0);
                    stage.setWidth(room);
                    return true;
                });
                eventually("nothing is cut at " + room, () -> fx(this::isHeadWhole));
            }
        } finally {
            fx(() -> {
                stage.setWidth(width);
                return true;
            });
        }
    }

    private boolean isHeadWhole() {
        HBox head = (HBox) robot.lookup("#ports-group").query().getParent();
        double right = 0;
        for (Node node : head.getChildren()) {
            if (node.isVisible() && node instanceof Labeled part) {
                if (part.getWidth() < Math.floor(part.prefWidth(-1))) {
                    return false;
                }
                right = Math.max(right, node.getBoundsInParent().getMaxX());
            }
        }
        return head.getWidth() > 0
                && right <= head.getWidth()
                && head.localToScene(head.getWidth(), 0).getX() <= head.getScene().getWidth();
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    private String firstUser() {
        return fx(() -> String.valueOf(table().getItems().getFirst().get().user()));
    }

    private Node header(String column) {
        return fx(() ->
                robot.lookup(".column-header")
                        .match((Node node) -> column.equals(node.getId()))
                        .query());
    }
}
