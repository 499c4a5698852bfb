package dev.bindsight.view.look;

import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.Function;

/** A few choices in one bar, one of which is chosen. */
public final class Segments {
    private Segments() {}

    /**
     * A bar.
     *
     * @param chosen what is chosen; none of the choices is while it is not one of {@code all}
     * @param all at least two
     * @param name the words of a choice
     * @param id the id of its button
     */
    public static <T> HBox of(
            Property<T> chosen, List<T> all, Function<T, String> name, Function<T, String> id) {
        var group = new ToggleGroup();
        var box = Nodes.whole(Nodes.row(0));
        for (T each : all) {
            var button = new ToggleButton(name.apply(each));
            button.setId(id.apply(each));
            button.setToggleGroup(group);
            button.setUserData(each);
            String side =
                    each == all.getFirst()
                            ? "left-pill"
                            : each == all.getLast() ? "right-pill" : "center-pill";
            button.getStyleClass().addAll("segment", side);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.setValue(each);
            });
            box.getChildren().add(button);
        }
        chosen.subscribe(now -> {
            int at = all.indexOf(now);
            group.selectToggle(at < 0 ? null : group.getToggles().get(at));
        });
        return box;
    }
}
