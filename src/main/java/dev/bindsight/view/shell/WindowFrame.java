package dev.bindsight.view.shell;

import dev.bindsight.settings.WindowPlace;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Puts a window where it was left and follows it from there on. What counts is the stage, which the
 * desktop's title bar and borders belong to: with the size of the scene, which is without them, a
 * window would come back smaller each time.
 */
public final class WindowFrame {
    /** A desktop that maximises a window tells the new size before it says why. */
    private static final Duration SETTLED = Duration.millis(250);

    /** So much of the upper edge has to be on a screen for a window to be found and moved. */
    private static final double GRIP_WIDTH = 120;

    private static final double GRIP_HEIGHT = 32;

    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 480;

    private final Stage stage;
    private final Consumer<WindowPlace> remember;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private WindowPlace place;

    /**
     * Puts the window where it was, if a screen is still there.
     *
     * @param left where it was left
     * @param remember is told where it is now
     */
    public WindowFrame(Stage stage, WindowPlace left, Consumer<WindowPlace> remember) {
        this.stage = stage;
        this.remember = remember;
        place = reachable(left, screens());
        WindowPlace.Corner corner = place.corner();
        if (corner != null) {
            stage.setX(corner.x());
            stage.setY(corner.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        settled.setOnFinished(_ -> note());
        for (var changes :
                List.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty())) {
            changes.addListener(_ -> settled.playFromStart());
        }
    }

    /**
     * Keeps it as large as its content needs, as far as the screen has room.
     *
     * @param factor how much larger than usual the content is drawn; smaller needs no less
     */
    public void needs(double factor) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double larger = Math.max(1, factor);
        stage.setMinWidth(Math.min(LEAST_WIDTH * larger, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT * larger, screen.getHeight()));
    }

    /** Tells where the window is now. To be called while it is shown. */
    public void leave() {
        settled.stop();
        note();
    }

    private void note() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        place =
                stage.isMaximized()
                        ? place.whenMaximized()
                        : new WindowPlace(
                                new WindowPlace.Corner(
                                        (int) Math.round(stage.getX()),
                                        (int) Math.round(stage.getY())),
                                (int) Math.round(stage.getWidth()),
                                (int) Math.round(stage.getHeight()),
                                false);
        remember.accept(place);
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    /**
     * The same place if a person can see its upper edge; else inside the first screen, and never
     * larger than the screen it is on.
     *
     * @param screens what windows may cover of each, the main one first
     */
    static WindowPlace reachable(WindowPlace left, List<Rectangle2D> screens) {
        return screens.stream()
                .filter(screen -> isFound(noLarger(left, screen), screen))
                .findFirst()
                .map(screen -> noLarger(left, screen))
                .orElseGet(() -> moved(noLarger(left, screens.getFirst()), screens.getFirst()));
    }

    private static WindowPlace noLarger(WindowPlace left, Rectangle2D screen) {
        return new WindowPlace(
                left.corner(),
                (int) Math.min(left.width(), screen.getWidth()),
                (int) Math.min(left.height(), screen.getHeight()),
                left.maximized());
    }

    private static boolean isFound(WindowPlace place, Rectangle2D screen) {
        WindowPlace.Corner corner = place.corner();
        if (corner == null) {
            return true;
        }
        double from = Math.max(corner.x(), screen.getMinX());
        double to = Math.min(corner.x() + place.width(), screen.getMaxX());
        return to - from >= Math.min(GRIP_WIDTH, place.width())
                && corner.y() >= screen.getMinY()
                && corner.y() + GRIP_HEIGHT <= screen.getMaxY();
    }

    private static WindowPlace moved(WindowPlace place, Rectangle2D screen) {
        WindowPlace.Corner corner = Objects.requireNonNull(place.corner());
        return new WindowPlace(
                new WindowPlace.Corner(
                        inside(corner.x(), screen.getMinX(), screen.getMaxX() - place.width()),
                        inside(corner.y(), screen.getMinY(), screen.getMaxY() - place.height())),
                place.width(),
                place.height(),
                place.maximized());
    }

    private static int inside(int wanted, double least, double most) {
        return (int) Math.max(least, Math.min(wanted, most));
    }
}
