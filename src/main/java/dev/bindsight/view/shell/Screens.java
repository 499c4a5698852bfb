package dev.bindsight.view.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The screens of the window, one of which is shown. The others keep their state meanwhile; one that
 * was never shown is not made yet.
 */
public final class Screens extends StackPane {
    private static final int REMEMBERED = 50;

    private final List<Screen> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Screen.Place> current;
    private final Deque<Screen.Place> before = new ArrayDeque<>();

    /** The first screen, which is shown. */
    public Screens(Screen first) {
        all.add(first);
        current = new ReadOnlyObjectWrapper<>(this, "current", first.place());
        getStyleClass().add("screens");
        // one screen that needs more room than there is must not push what is around it away
        setMinSize(0, 0);
        current.subscribe(this::put);
    }

    /** Puts what a screen shows in its place, and hides the others, which stay as they are. */
    private void put(Screen.Place place) {
        Region shown = screen(place).content().get();
        shown.setMinSize(0, 0);
        if (!getChildren().contains(shown)) {
            getChildren().add(shown);
        }
        getChildren().forEach(each -> each.setVisible(each == shown));
    }

    private Screen screen(Screen.Place place) {
        return all.stream().filter(each -> each.place() == place).findFirst().orElseThrow();
    }

    /** Adds more below it, of other places. */
    public void add(List<Screen> more) {
        all.addAll(more);
    }

    /** The screens, from top to bottom. */
    public List<Screen> all() {
        return List.copyOf(all);
    }

    /** Which one is shown. */
    public ReadOnlyObjectProperty<Screen.Place> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Shows a screen and gives it the focus. */
    public void show(Screen.Place place) {
        if (place != current.get()) {
            before.push(current.get());
            if (before.size() > REMEMBERED) {
                before.removeLast();
            }
        }
        change(place);
    }

    /** Shows the screen with this number, from 1; does nothing if there is none. */
    public void show(int number) {
        if (number >= 1 && number <= all.size()) {
            show(all.get(number - 1).place());
        }
    }

    /** Goes back to the screen that was shown before; does nothing on the first. */
    public void back() {
        if (!before.isEmpty()) {
            change(before.pop());
        }
    }

    private void change(Screen.Place place) {
        current.set(place);
        screen(place).focus().run();
    }
}
