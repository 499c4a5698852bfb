package dev.bindsight.app;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.platform.linux.AskedToEnd;
import dev.bindsight.platform.linux.GtkWindow;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.view.AppIcon;
import dev.bindsight.view.Desktop;
import dev.bindsight.view.EarlyWindow;
import dev.bindsight.view.MainWindow;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Icons;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The desktop app's way through its life, as JavaFX wants it. */
public final class DesktopApplication extends Application {
    /**
     * What is handed over to the application. JavaFX makes that itself, without arguments, and has
     * it prepared by a thread that the calling one begins, which inherits this.
     */
    private static final InheritableThreadLocal<Beginning> BEGUN = new InheritableThreadLocal<>();

    private @Nullable Beginning begun;
    private CompletableFuture<Void> fonts = CompletableFuture.completedFuture(null);
    private @Nullable MainWindow window;

    /**
     * What was begun before JavaFX, to go on beside its start.
     *
     * @param settings where choices are kept
     * @param engine is being opened
     * @param desktop what the window works with, on that engine
     * @param wanted what the window shows first
     * @param one hears of further launches
     * @param closed is told of the window when it has been closed
     */
    record Beginning(
            SettingsFile settings,
            CompletableFuture<Engine> engine,
            CompletableFuture<Desktop> desktop,
            WindowRequest wanted,
            OneWindow one,
            CompletableFuture<MainWindow> closed) {}

    /** Made by JavaFX. */
    public DesktopApplication() {}

    /**
     * Opens the window and returns when it is closed, by its user or because a signal asks for it.
     *
     * @return what the process shall exit with
     */
    static int open(Beginning begun) {
        BEGUN.set(begun);
        Drawing.settle();
        var asked = new AskedToEnd(() -> end(begun), System::exit);
        // not behind what else is begun now: a signal may come at any time
        Thread.ofPlatform().daemon().name("asked-to-end").start(asked::listen);
        launch(DesktopApplication.class);
        // what is left to do may take seconds, so it is not for the FX thread
        MainWindow closed = begun.closed().getNow(null);
        if (closed != null) {
            closed.finish();
        }
        begun.engine().join().close();
        return asked.status();
    }

    /**
     * The record is closed at once, beside the window: on a busy machine the window may not come to
     * its end in time, and the display may go away under it.
     */
    private static void end(Beginning begun) {
        var _ = begun.engine().thenAcceptAsync(each -> each.recorder().recordHere(false));
        Platform.exit();
    }

    /** On a thread of its own. */
    @Override
    public void init() {
        begun = BEGUN.get();
        // beside the empty window, in which there are no words yet
        fonts =
                CompletableFuture.runAsync(() -> {
                    Fonts.load();
                    Icons.load();
                });
    }

    @Override
    public void start(Stage stage) {
        Beginning begins = Objects.requireNonNull(begun);
        var _ = begins.engine().thenAcceptAsync(each -> each.recordIfChosen(begins.settings()));
        var early = new EarlyWindow(stage, begins.settings());
        early.show();
        if (stage.getScene().getFill() instanceof Color fill) {
            // until the first picture, which takes a tenth of a second
            GtkWindow.titled(stage.getTitle())
                    .ifPresent(each -> each.fill(fill.getRed(), fill.getGreen(), fill.getBlue()));
        }
        var _ =
                begins.desktop()
                        .thenCombine(fonts, (desktop, _) -> desktop)
                        .whenComplete((desktop, failure) ->
                                Platform.runLater(() -> {
                                    if (failure != null) {
                                        Platform.exit();
                                        throw new IllegalStateException(failure);
                                    }
                                    fill(stage, early, desktop);
                                }));
    }

    private void fill(Stage stage, EarlyWindow early, Desktop desktop) {
        window = new MainWindow(early, desktop, getHostServices()::showDocument);
        // behind what has been read by now
        Platform.runLater(() -> show(stage));
    }

    private void show(Stage stage) {
        MainWindow shown = Objects.requireNonNull(window);
        Beginning begins = Objects.requireNonNull(begun);
        shown.show();
        shown.receive(Arrivals.of(begins.wanted()));
        begins.one()
                .receive(handover ->
                        CompletableFuture.runAsync(
                                () -> showAgain(stage, shown, handover), Platform::runLater));
        var _ =
                CompletableFuture.supplyAsync(AppIcon::everySize)
                        .thenAcceptAsync(stage.getIcons()::setAll, Platform::runLater);
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
        Beginning begins = Objects.requireNonNull(begun);
        begins.one().close();
        if (window != null) {
            window.close();
            begins.closed().complete(window);
        }
    }
}
