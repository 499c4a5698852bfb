package dev.bindsight.app;

import dev.bindsight.view.MainWindow;

import javafx.application.Application;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

/** The desktop app's way through its life, as JavaFX wants it. */
public final class DesktopApplication extends Application {
    private @Nullable Engine engine;
    private @Nullable MainWindow window;

    /** Made by JavaFX. */
    public DesktopApplication() {}

    /** Opens the window and returns when it is closed. */
    static void open() {
        launch(DesktopApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Engine opened = Engine.open();
        engine = opened;
        window = new MainWindow(stage, opened.desktop(), getHostServices()::showDocument);
        window.show();
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (engine != null) {
            engine.close();
        }
    }
}
