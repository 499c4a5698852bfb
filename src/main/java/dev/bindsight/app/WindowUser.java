package dev.bindsight.app;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Uses the window as a person does: with the keyboard of the display it is on, waiting for what
 * comes. Not to be used on the FX thread.
 */
final class WindowUser {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Does something on the FX thread. */
    void onScreen(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until a node is seen. */
    void await(String selector) {
        await(selector, scene -> seen(scene, selector));
    }

    /** Waits until a node is no longer seen. */
    void awaitGone(String selector) {
        await("no " + selector, scene -> !seen(scene, selector));
    }

    /** Waits until a node has the focus, without which the first letter may go elsewhere. */
    void awaitFocus(String selector) {
        await(
                "the focus in " + selector,
                scene ->
                        scene.getFocusOwner() != null
                                && scene.getFocusOwner() == scene.lookup(selector));
    }

    /** Waits until the desktop has given the window the keyboard: rows may be there sooner. */
    void awaitKeyboard() {
        await("that it has the keyboard", scene -> scene.getWindow().isFocused());
    }

    /** Waits until a list shows so many rows. */
    void awaitRows(String selector, Predicate<Integer> enough) {
        await(
                "rows in " + selector,
                scene ->
                        scene.lookup(selector) instanceof TableView<?> table
                                && enough.test(table.getItems().size()));
    }

    /** Presses keys together. */
    void press(KeyCode... keys) {
        onFx(() -> {
            var robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (KeyCode key : List.of(keys).reversed()) {
                robot.keyRelease(key);
            }
            return true;
        });
    }

    /** Presses a key until a node is seen: the first may come before anything takes it. */
    void pressUntil(String selector, KeyCode key) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long again = System.nanoTime();
        while (!holds(scene -> seen(scene, selector))) {
            long now = System.nanoTime();
            if (now - end > 0) {
                throw new IllegalStateException("the window never showed " + selector);
            }
            if (now - again >= 0) {
                press(key);
                again = now + BEFORE_AGAIN.toNanos();
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Types letters and digits into a field, and waits until they stand there. */
    void type(String selector, String text) {
        awaitFocus(selector);
        for (String letter : text.split("")) {
            press(KeyCode.getKeyCode(letter.toUpperCase(Locale.ROOT)));
        }
        await(
                text + " in " + selector,
                scene ->
                        scene.lookup(selector) instanceof TextInputControl field
                                && field.getText().equals(text));
    }

    /** Presses a button. */
    void click(String selector) {
        await(selector);
        onFx(() -> {
            ((ButtonBase) scene().orElseThrow().lookup(selector)).fire();
            return true;
        });
    }

    /** Opens a menu or a list and closes it. */
    void lookInto(String selector) {
        await(selector);
        onFx(() -> open(selector, true));
        LockSupport.parkNanos(10 * GLANCE.toNanos());
        onFx(() -> open(selector, false));
    }

    private static boolean open(String selector, boolean open) {
        switch (scene().orElseThrow().lookup(selector)) {
            case MenuButton menu when open -> menu.show();
            case MenuButton menu -> menu.hide();
            // opens its list, and closes it when it is pressed again
            case ButtonBase button -> button.fire();
            case null, default -> throw new IllegalStateException(selector + " opens nothing");
        }
        return true;
    }

    private static void await(String what, Predicate<Scene> holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(holds)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the window never showed " + what);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static boolean holds(Predicate<Scene> condition) {
        try {
            return onFx(() -> scene().filter(condition).isPresent());
        } catch (IllegalStateException notStarted) {
            // JavaFX takes no work before it has
            return false;
        }
    }

    private static boolean seen(Scene scene, String selector) {
        return scene.getRoot().lookupAll(selector).stream().anyMatch(WindowUser::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Scene> scene() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Window::getScene)
                .findFirst();
    }

    private static <T> T onFx(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, Platform::runLater)
                    .get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the window does nothing any more", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
