package dev.bindsight.view.screen;

import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StyledAtOnce;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The screens of the window, one of which is shown. The others keep their state meanwhile; one that
 * was never shown is not made yet.
 */
public final class Screens extends StackPane {
    private static final int REMEMBERED = 50;

    private final List<ScreenModule<?>> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Place> current;
    private final Deque<Place> before = new ArrayDeque<>();

    /** The first screen, which is shown. */
    public Screens(ScreenModule<?> first) {
        all.add(first);
        current = new ReadOnlyObjectWrapper<>(this, "current", first.place());
        getStyleClass().add("screens");
        // one screen that needs more room than there is must not push what is around it away
        setMinSize(0, 0);
        current.subscribe(this::put);
    }

    /** Puts what a screen shows in its place, and hides the others, which stay as they are. */
    private void put(Place place) {
        Region shown = screen(place).content();
        shown.setMinSize(0, 0);
        if (!getChildren().contains(shown)) {
            getChildren().add(shown);
            StyledAtOnce.style(shown);
        }
        // what is not seen is not laid out either
        getChildren().forEach(each -> Nodes.show(each, each == shown));
    }

    private Screen screen(Place place) {
        return all.stream()
                .filter(each -> each.place() == place)
                .findFirst()
                .orElseThrow()
                .screen()
                .get();
    }

    /** The list of the screen that is shown, absent where what is typed narrows none. */
    public @Nullable Searchable searchable() {
        return screen(current.get()) instanceof Searchable list ? list : null;
    }

    /** Adds more, of other places; all stand in the order of these. */
    public void add(List<ScreenModule<?>> more) {
        all.addAll(more);
        all.sort(Comparator.comparing(ScreenModule::place));
    }

    /** The screens, from top to bottom. */
    public List<ScreenModule<?>> all() {
        return List.copyOf(all);
    }

    /** Which one is shown. */
    public ReadOnlyObjectProperty<Place> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Shows a screen and gives it the focus. */
    public void show(Place place) {
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

    /** Does what a key means on the screen that is shown, if it means anything there. */
    public boolean pressed(KeyEvent event) {
        return screen(current.get()).pressed(event);
    }

    /** Has the screens ask what has to be known before the window may close, one at most. */
    public boolean asksToStay(Runnable close) {
        var asks = new AtomicBoolean();
        for (ScreenModule<?> each : all) {
            each.screen().ifMade(made -> asks.set(asks.get() || made.asksToStay(close)));
        }
        return asks.get();
    }

    /** Has the screens give back what they keep. FX thread. */
    public void close() {
        all.forEach(each -> each.screen().ifMade(Screen::close));
    }

    private void change(Place place) {
        current.set(place);
        screen(place).focus();
    }
}
