package dev.bindsight.view.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.shell.HelpSheet;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every command: its keys do what its button and its menu do, and its sheet tells the first. */
class CommandTest {
    private final List<String> done = new ArrayList<>();

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    private static KeyEvent pressed(KeyCodeCombination key) {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED,
                "",
                "",
                key.getCode(),
                key.getShift() == KeyCombination.ModifierValue.DOWN,
                key.getShortcut() == KeyCombination.ModifierValue.DOWN,
                key.getAlt() == KeyCombination.ModifierValue.DOWN,
                false);
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyDoesWhatButtonAndMenuDo(Command command) {
        var only = new CommandSet().on(command, () -> done.add(command.name()));
        for (KeyCodeCombination key : command.keys()) {
            KeyEvent event = pressed(key);
            assertThat(only.pressed(event)).as(key.getName()).isTrue();
            assertThat(event.isConsumed()).isTrue();
        }
        assertThat(done).hasSize(command.keys().size()).containsOnly(command.name());

        done.clear();
        MenuItem item =
                RealWindow.onFx(() -> {
                    Button button = only.button(command, new Button("a"));
                    button.fire();
                    assertThat(button.getGraphic() == null).isEqualTo(command.icon() == null);
                    MenuItem made = only.item(command, "a");
                    made.fire();
                    return made;
                });
        assertThat(done).containsExactly(command.name(), command.name());
        assertThat(item.getAccelerator()).isEqualTo(command.keys().getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyMeansOneCommandOfItsPartAndOfEverywhere(Command command) {
        for (KeyCodeCombination key : command.keys()) {
            assertThat(List.of(Command.values()))
                    .filteredOn(other -> other.matches(pressed(key)))
                    .filteredOn(other ->
                            other.part() == command.part()
                                    || other.part() == Command.Part.EVERYWHERE)
                    .as(key.getName())
                    .containsExactly(command);
        }
    }

    @Test
    void whatIsNotPossibleLeavesItsKeyToOthers() {
        var possible = new AtomicBoolean();
        var commands = new CommandSet().on(Command.AGAIN, possible::get, () -> done.add("again"));
        KeyEvent event = pressed(Command.AGAIN.keys().getFirst());

        assertThat(commands.pressed(event)).isFalse();
        assertThat(event.isConsumed()).isFalse();
        possible.set(true);
        assertThat(commands.pressed(event)).isTrue();
        assertThat(done).containsExactly("again");
        assertThat(commands.run(Command.BIND)).as("a command of another part").isFalse();
    }

    @Test
    void theSheetOfKeysTellsEachCommandWithItsKey() {
        Map<String, String> told = RealWindow.onFx(CommandTest::sheet);

        for (Command command : Command.values()) {
            assertThat(told).containsEntry(command.words(), command.key());
        }
    }

    /** Words of the sheet, with the keys beside them. */
    private static Map<String, String> sheet() {
        var shown = new ArrayList<Node>();
        HelpSheet.show(
                new Overlay() {
                    @Override
                    public void show(Region content, Runnable closed) {
                        shown.add(content);
                    }

                    @Override
                    public void showUntilClosed(Region content) {}

                    @Override
                    public void close() {}
                },
                () -> {});
        List<Node> cells = grid(shown.getFirst()).getChildren();
        Map<Integer, String> keys =
                cells.stream()
                        .filter(node -> GridPane.getColumnIndex(node) == 0)
                        .filter(node -> node.getAccessibleText() != null)
                        .collect(Collectors.toMap(GridPane::getRowIndex, Node::getAccessibleText));
        return cells.stream()
                .filter(node -> GridPane.getColumnIndex(node) == 1)
                .filter(node -> keys.containsKey(GridPane.getRowIndex(node)))
                .map(Label.class::cast)
                .collect(
                        Collectors.toMap(
                                Label::getText,
                                label -> keys.getOrDefault(GridPane.getRowIndex(label), "")));
    }

    private static GridPane grid(Node node) {
        return Stream.of(node)
                .<GridPane>mapMulti(CommandTest::grids)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the sheet has no rows"));
    }

    private static void grids(Node node, Consumer<GridPane> found) {
        if (node instanceof GridPane grid) {
            found.accept(grid);
        } else if (node instanceof ScrollPane scroll) {
            grids(scroll.getContent(), found);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> grids(child, found));
        }
    }
}
