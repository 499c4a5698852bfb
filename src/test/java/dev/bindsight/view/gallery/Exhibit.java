package dev.bindsight.view.gallery;

import javafx.scene.Node;

import java.util.List;

/**
 * Pieces of one kind.
 *
 * @param name what they are called
 */
record Exhibit(String name, List<? extends Node> pieces) {
    Exhibit(String name, Node... pieces) {
        this(name, List.of(pieces));
    }
}
