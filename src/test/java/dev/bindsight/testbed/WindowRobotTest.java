package dev.bindsight.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** Where the robot of the tests looks for what it goes to. */
class WindowRobotTest {
    private final WindowRobot robot = new WindowRobot();
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        stage =
                RealWindow.onFx(() -> {
                    var opened = new Stage();
                    opened.setScene(new Scene(new VBox(new Label("one"), new Label("two"))));
                    opened.show();
                    return opened;
                });
    }

    @AfterEach
    void close() {
        RealWindow.onFx(() -> {
            stage.close();
            return true;
        });
    }

    @Test
    void looksOnTheThreadOfTheWindow() {
        Set<Boolean> onFxThread = ConcurrentHashMap.newKeySet();

        Set<Node> found =
                robot.lookup(
                                (Node node) -> {
                                    onFxThread.add(Platform.isFxApplicationThread());
                                    return node instanceof Label;
                                })
                        .match((Node node) -> {
                            onFxThread.add(Platform.isFxApplicationThread());
                            return ((Label) node).getText().equals("two");
                        })
                        .queryAll();

        assertThat(found).hasSize(1);
        assertThat(onFxThread).containsExactly(true);
    }

    @Test
    void whatIsNotThereIsToldAsTestFxDoes() {
        assertThatExceptionOfType(EmptyNodeQueryException.class)
                .isThrownBy(() -> robot.lookup("#nothing").query());
        assertThat(robot.lookup("#nothing").tryQuery()).isEmpty();
    }
}
