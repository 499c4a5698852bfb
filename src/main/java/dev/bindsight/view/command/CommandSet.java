package dev.bindsight.view.command;

import dev.bindsight.view.look.Icons;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What commands do in one part of the window, by key, button and menu alike. */
public final class CommandSet {
    private final Map<Command, Doing> all = new EnumMap<>(Command.class);

    private record Doing(BooleanSupplier possible, Runnable action) {}

    /** No command does anything yet. */
    public CommandSet() {}

    /** A command does something from now on. */
    public CommandSet on(Command command, Runnable action) {
        return on(command, () -> true, action);
    }

    /**
     * A command does something whenever that is possible, and nothing else.
     *
     * @param possible whether it is; its key belongs to others otherwise
     */
    public CommandSet on(Command command, BooleanSupplier possible, Runnable action) {
        all.put(command, new Doing(possible, action));
        return this;
    }

    /** Does it, if that is possible. */
    public boolean run(Command command) {
        Doing doing = all.get(command);
        if (doing == null || !doing.possible().getAsBoolean()) {
            return false;
        }
        doing.action().run();
        return true;
    }

    /** Does what a key means here, and takes it then. */
    public boolean pressed(KeyEvent event) {
        boolean done =
                all.keySet().stream().anyMatch(command -> command.matches(event) && run(command));
        if (done) {
            event.consume();
        }
        return done;
    }

    /** Has a button do it; its icon is the command's if it has none. */
    public <B extends ButtonBase> B button(Command command, B button) {
        if (command.icon() != null && button.getGraphic() == null) {
            button.setGraphic(Icons.of(command.icon(), Icons.ROW));
        }
        button.setOnAction(_ -> run(command));
        return button;
    }

    /** An item of a menu that does it and tells its key. */
    public MenuItem item(Command command, String text) {
        var item = new MenuItem(text);
        if (command.icon() != null) {
            item.setGraphic(Icons.of(command.icon(), Icons.ROW));
        }
        item.setAccelerator(command.keys().getFirst());
        item.setOnAction(_ -> run(command));
        return item;
    }
}
