package dev.bindsight.view.look;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes of a bar are shown: as many as it has room for, none of them cut and none pushed out
 * at its end.
 */
public final class BarRoom {
    private final HBox bar;
    private final List<List<? extends Node>> choices;
    private final Set<Node> changing = new LinkedHashSet<>();

    private BarRoom(HBox bar, List<List<? extends Node>> choices) {
        this.bar = bar;
        this.choices = choices;
        choices.forEach(changing::addAll);
    }

    /**
     * Shares the room of a bar from now on. A node of the bar that no choice names is always shown.
     *
     * @param choices nodes that are shown together, the most first; where none fits, the last
     */
    public static void share(HBox bar, List<List<? extends Node>> choices) {
        var room = new BarRoom(bar, choices);
        bar.setMinWidth(0); // else it is as wide as what it shows, and everything has room
        bar.widthProperty().subscribe(room::share);
        for (Node node : room.changing) {
            if (node instanceof Labeled labeled) {
                labeled.textProperty().subscribe(room::share);
            }
        }
    }

    private void share() {
        if (bar.getWidth() > 0) {
            List<? extends Node> shown =
                    choices.stream()
                            .filter(each -> width(each) <= bar.getWidth())
                            .findFirst()
                            .orElseGet(choices::getLast);
            changing.forEach(node -> Nodes.show(node, shown.contains(node) && !isEmpty(node)));
        }
    }

    /** Words that say nothing now would leave a gap. */
    private static boolean isEmpty(Node node) {
        return node instanceof Labeled labeled
                && labeled.getText().isEmpty()
                && labeled.getGraphic() == null;
    }

    private double width(List<? extends Node> chosen) {
        double width = bar.getInsets().getLeft() + bar.getInsets().getRight();
        int gaps = -1;
        for (Node node : bar.getChildren()) {
            if (chosen.contains(node) ? !isEmpty(node) : !changing.contains(node)) {
                // what only fills the bar asks for nothing
                width += node instanceof Region region ? Math.ceil(region.prefWidth(-1)) : 0;
                gaps++;
            }
        }
        return width + Math.max(0, gaps) * bar.getSpacing();
    }
}
