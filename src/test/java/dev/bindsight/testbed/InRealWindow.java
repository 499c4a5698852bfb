package dev.bindsight.testbed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Tests that use the real window as a person does: each gets one of 1200 by 760 pixels. */
public abstract class InRealWindow {
    /** Where the test may write; the settings are there too. */
    @TempDir protected Path directory;

    /** The pointer and the keyboard. */
    protected final WindowRobot robot = new WindowRobot();

    /** The window. */
    protected RealWindow window;

    /** For tests. */
    protected InRealWindow() {}

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        window =
                new RealWindow(directory.resolve("settings.properties"), "/nonexistent", 1200, 760);
    }

    @AfterEach
    void close() {
        window.close();
    }
}
