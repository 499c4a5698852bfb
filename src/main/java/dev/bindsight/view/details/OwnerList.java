package dev.bindsight.view.details;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** The owners of a shared socket, to choose from: hundreds need no more nodes than are in sight. */
final class OwnerList extends ListView<SocketSheet.OwnerChoice> {
    private static final double ROW = 24;

    private boolean filling;

    OwnerList(Consumer<ProcessRef> choose) {
        getStyleClass().add("owner-list");
        setId("owner-list");
        setAccessibleText(Texts.get("details.owners"));
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Cell());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null && !filling) {
                        choose.accept(chosen.ref());
                    }
                });
    }

    /** Shows owners, at most as many at once as fit, and keeps the focus of the keyboard. */
    void show(List<SocketSheet.OwnerChoice> owners) {
        filling = true;
        if (!refs(getItems()).equals(refs(owners))) {
            getItems().setAll(owners);
            double height = Math.min(SocketSheet.MOST_LINES, owners.size()) * ROW;
            setMinHeight(height);
            setPrefHeight(height);
            setMaxHeight(height);
        }
        for (int i = 0; i < owners.size(); i++) {
            if (owners.get(i).chosen() && !getSelectionModel().isSelected(i)) {
                getSelectionModel().clearAndSelect(i);
                scrollTo(i);
            }
        }
        filling = false;
    }

    private static List<ProcessRef> refs(List<SocketSheet.OwnerChoice> owners) {
        return owners.stream().map(SocketSheet.OwnerChoice::ref).toList();
    }

    private static final class Cell extends ListCell<SocketSheet.OwnerChoice> {
        private final Label pid = new Label();

        Cell() {
            pid.getStyleClass().add("muted");
            setContentDisplay(ContentDisplay.RIGHT);
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(SocketSheet.@Nullable OwnerChoice owner, boolean empty) {
            super.updateItem(owner, empty);
            if (empty || owner == null) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setText(owner.name());
            pid.setText(owner.pid());
            setGraphic(pid);
            setAccessibleText(owner.name() + " " + Texts.get("details.pid", owner.pid()));
        }
    }
}
