package dev.bindsight.view.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** A window that is drawn larger, with a menu that opens over it. */
class ZoomPaneTest {
    private final Zoom zoom = new Zoom(Zoom.NATURAL, _ -> {});
    private final Label words = new Label("words");
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
        RealWindow.onFx(() -> new Theme(ThemeChoice.LIGHT, _ -> {}));
    }

    @BeforeEach
    void open() {
        stage =
                RealWindow.onFx(() -> {
                    var made = new Stage();
                    var scene = new Scene(new ZoomPane(new StackPane(words), zoom), 400, 300);
                    Theme.style(scene);
                    made.setScene(scene);
                    made.show();
                    return made;
                });
        RealWindow.awaitKeyboard(stage);
    }

    @AfterEach
    void close() {
        RealWindow.onFx(() -> {
            stage.close();
            return true;
        });
    }

    /** With other style sheets everything in a window is styled anew, unseen screens too. */
    @Test
    void aStepLeavesTheStyleOfTheWindowAlone() {
        List<String> before = RealWindow.onFx(() -> List.copyOf(stage.getScene().getStylesheets()));
        RealWindow.onFx(() -> {
            zoom.in();
            return true;
        });
        assertThat(RealWindow.onFx(() -> List.copyOf(stage.getScene().getStylesheets())))
                .isEqualTo(before);
    }

    @Test
    void theTextOfAMenuGrowsWithTheWindow() {
        double usual = textOfMenu();
        RealWindow.onFx(() -> {
            zoom.in();
            zoom.in();
            zoom.in();
            return true;
        });
        assertThat(zoom.percentProperty().get()).isEqualTo(150);
        assertThat(textOfMenu()).isEqualTo(usual * 1.5);
    }

    /** Read in the moment it opens: it hides itself once its window loses the focus. */
    private double textOfMenu() {
        var menu = new ContextMenu(new MenuItem("Copy"));
        return RealWindow.onFx(() -> {
            menu.show(words, 10, 10);
            var label = (Label) menu.getScene().getRoot().lookup(".menu-item > .label");
            label.applyCss();
            double size = label.getFont().getSize();
            menu.hide();
            return size;
        });
    }
}
