package dev.bindsight.view.explain;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

import java.io.File;

/** Takes a text or a file that is dropped on the screen, and shows that it would. */
final class DropTarget {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private DropTarget() {}

    static void install(Node place, ExplainModel model) {
        place.setOnDragOver(event -> {
            if (fits(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        place.setOnDragEntered(event -> mark(place, fits(event.getDragboard())));
        place.setOnDragExited(_ -> mark(place, false));
        place.setOnDragDropped(event -> drop(event, model));
    }

    private static void mark(Node place, boolean on) {
        place.pseudoClassStateChanged(DROP, on);
    }

    private static boolean fits(Dragboard board) {
        return board.hasFiles() || board.hasString();
    }

    private static void drop(DragEvent event, ExplainModel model) {
        Dragboard board = event.getDragboard();
        boolean taken = fits(board);
        if (board.hasFiles()) {
            File first = board.getFiles().getFirst();
            model.open(first.toPath());
        } else if (board.hasString()) {
            model.paste(board.getString());
        }
        event.setDropCompleted(taken);
        event.consume();
    }
}
