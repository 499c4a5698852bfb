package dev.bindsight.view.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.StackPane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The screens of the window, one of which is shown. The others keep their state meanwhile. */
public final class Screens extends StackPane {
    private static final int REMEMBERED = 50;

    private final List<Screen> all;
    private final ReadOnlyObjectWrapper<Screen.Place> current;
    private final Deque<Screen.Place> before = new ArrayDeque<>();

    /**
     * The screens, the first of them shown.
     *
     * @param all from top to bottom, at least one, each place once
     */
    public Screens(List<Screen> all) {
        this.all = List.copyOf(all);
        current = new ReadOnlyObjectWrapper<>(this, "current", this.all.getFirst().place());
        getStyleClass().add("screens");
        // one screen that needs more room than there is must not push what is around it away
        setMinSize(0, 0);
        for (Screen screen : this.all) {
            screen.content().setVisible(false);
            screen.content().setMinSize(0, 0);
            getChildren().add(screen.content());
        }
        current.subscribe(place ->
                this.all.forEach(screen -> screen.content().setVisible(screen.place() == place)));
    }

    /** The screens, from top to bottom. */
    public List<Screen> all() {
        return all;
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
        all.stream().filter(screen -> screen.place() == place).forEach(each -> each.focus().run());
    }
}
