package dev.bindsight.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.stage.Screen;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The tests of the window have a display that nobody else looks at. */
class OwnDisplayTest {
    @Test
    void javaFxStartsOnTheDisplayOfTheTests() throws Exception {
        OwnDisplay.require();
        var width = new CompletableFuture<Double>();
        Runnable measure = () -> width.complete(Screen.getPrimary().getBounds().getWidth());
        Platform.setImplicitExit(false);
        try {
            Platform.startup(measure);
        } catch (IllegalStateException alreadyStarted) {
            Platform.runLater(measure);
        }
        assertThat(width.get(60, TimeUnit.SECONDS)).isEqualTo(1400);
    }
}
