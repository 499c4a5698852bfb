package dev.bindsight.app;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.platform.linux.GtkWindow;
import dev.bindsight.view.AppIcon;
import dev.bindsight.view.Desktop;
import dev.bindsight.view.MainWindow;
import dev.bindsight.view.look.Fonts;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The desktop app's way through its life, as JavaFX wants it. */
public final class DesktopApplication extends Application {
    /**
     * What is handed over to the application. JavaFX makes that itself, without arguments, and has
     * it prepared by a thread that the calling one begins, which inherits this.
     */
    private static final InheritableThreadLocal<Beginning> BEGUN = new InheritableThreadLocal<>();

    private @Nullable Desktop desktop;
    private @Nullable MainWindow window;
    private List<Image> icons = List.of();
    private @Nullable WindowRequest wanted;
    private @Nullable OneWindow one;
    private @Nullable CompletableFuture<MainWindow> closed;

    /**
     * What was begun before JavaFX, to go on beside its start.
     *
     * @param engine is being opened
     * @param desktop what the window works with, on that engine
     * @param wanted what the window shows first
     * @param one hears of further launches
     * @param closed is told of the window when it has been closed
     */
    record Beginning(
            CompletableFuture<Engine> engine,
            CompletableFuture<Desktop> desktop,
            WindowRequest wanted,
            OneWindow one,
            CompletableFuture<MainWindow> closed) {}

    /** Made by JavaFX. */
    public DesktopApplication() {}

    /** Opens the window and returns when it is closed. */
    static void open(Beginning begun) {
        BEGUN.set(begun);
        Drawing.settle();
        launch(DesktopApplication.class);
        // what is left to do may take seconds, so it is not for the FX thread
        MainWindow closed = begun.closed().getNow(null);
        if (closed != null) {
            closed.finish();
        }
        begun.engine().join().close();
    }

    /** On a thread of its own: the engine may not be there yet. */
    @Override
    public void init() {
        Beginning begun = BEGUN.get();
        wanted = begun.wanted();
        one = begun.one();
        // while that may still be opened
        Fonts.load();
        icons = AppIcon.everySize();
        closed = begun.closed();
        desktop = begun.desktop().join();
    }

    @Override
    public void start(Stage stage) {
        stage.getIcons().setAll(icons);
        window =
                new MainWindow(
                        stage, Objects.requireNonNull(desktop), getHostServices()::showDocument);
        // behind what has been read by now
        Platform.runLater(() -> show(stage));
    }

    private void show(Stage stage) {
        MainWindow shown = Objects.requireNonNull(window);
        shown.show();
        shown.receive(Arrivals.of(Objects.requireNonNull(wanted)));
        Objects.requireNonNull(one)
                .receive(handover ->
                        CompletableFuture.runAsync(
                                () -> showAgain(stage, shown, handover), Platform::runLater));
    }

    /** A further launch comes to this window, minimised or not, instead of opening its own. */
    private static void showAgain(Stage stage, MainWindow window, Handover handover) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        GtkWindow.titled(stage.getTitle()).ifPresent(each -> each.present(handover.token()));
        window.receive(Arrivals.of(handover));
    }

    @Override
    public void stop() {
        if (one != null) {
            one.close();
        }
        if (window != null) {
            window.close();
            Objects.requireNonNull(closed).complete(window);
        }
    }
}
