package dev.bindsight.view.palette;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The palette: a field, and below it what fits. Up, down, Enter and Escape are all it takes. */
public final class PaletteView extends VBox {
    private static final double ROW = 32;
    private static final int ROWS = 10;

    private final Overlay overlay;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();

    private PaletteView(PaletteModel model, Overlay overlay) {
        this.overlay = overlay;
        setId("palette");
        getStyleClass().addAll("card", "palette");
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleText(Texts.get("palette.title"));
        field.setId("palette-field");
        field.setPromptText(Texts.get("palette.prompt"));
        field.setAccessibleText(Texts.get("palette.title"));
        // a binding would not keep the model, and nobody else does
        field.textProperty().subscribe(text -> model.typedProperty().set(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 2);
        list.setMinHeight(ROW * 3);
        list.setFocusTraversable(false);
        list.setAccessibleText(Texts.get("palette.title"));
        list.setPlaceholder(new Label(Texts.get("palette.nothing")));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                run();
            }
        });
        model.fittingProperty()
                .subscribe(fitting -> {
                    list.getItems().setAll(fitting);
                    list.getSelectionModel().selectFirst();
                    list.scrollTo(0);
                });
        var line =
                Nodes.styled(
                        Nodes.row(8, Icons.of(Feather.SEARCH, Icons.BAR, "muted"), field),
                        "palette-line");
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(line, list);
    }

    /** Opens it in front of the window. */
    public static void show(PaletteModel model, Overlay overlay) {
        overlay.show(new PaletteView(model, overlay), () -> {});
    }

    /** The field is what a person types into. */
    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        int now = list.getSelectionModel().getSelectedIndex();
        int next = Math.clamp(now + by, 0, Math.max(0, last));
        list.getSelectionModel().clearAndSelect(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    private void run() {
        PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            overlay.close();
            chosen.run().run();
        }
    }

    private static final class Cell extends ListCell<PaletteEntry> {
        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            var title = new Label(entry.title(), Icons.of(entry.icon(), Icons.ROW, "muted"));
            title.setMinWidth(0);
            var row = Nodes.row(8, title, Nodes.space());
            // a row is as wide as the list, whatever its title says
            row.setPrefWidth(1);
            if (!entry.keys().isEmpty()) {
                var keys = Nodes.whole(entry.keys(), "key");
                row.getChildren().add(keys);
            }
            setGraphic(row);
            setAccessibleText(
                    entry.keys().isEmpty() ? entry.title() : entry.title() + ", " + entry.keys());
        }
    }
}
