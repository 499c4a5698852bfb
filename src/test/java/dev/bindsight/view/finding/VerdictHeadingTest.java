package dev.bindsight.view.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** What happened is said whole, however long the name of the host is. */
class VerdictHeadingTest {
    private static final String CALL = "connect " + "db-".repeat(40) + ".example:8443";

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
        RealWindow.onFx(() -> new Theme(ThemeChoice.LIGHT, _ -> {}));
        Fonts.load();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 480, 1200})
    void aLongPlaceTakesSeveralLines(int width) {
        List<Label> parts = RealWindow.onFx(() -> laidOut(CALL, "the name does not match", width));

        for (Label part : parts) {
            Bounds bounds = part.localToScene(part.getLayoutBounds());
            assertThat(bounds.getMaxX()).as(part.getText()).isLessThanOrEqualTo(width);
            assertThat(part.getHeight())
                    .as("the height of %s", part.getText())
                    .isGreaterThanOrEqualTo(
                            Math.floor(RealWindow.onFx(() -> part.prefHeight(part.getWidth()))));
        }
    }

    private static List<Label> laidOut(String call, String result, int width) {
        var heading = new VerdictHeading(call, result, null, "");
        var scene = new Scene(new VBox(heading), width, 600);
        Theme.style(scene);
        Nodes.style(scene.getRoot(), VerdictHeading.class, "finding.css");
        var stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setWidth(width);
        stage.show();
        for (int i = 0; i < 3; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        List<Label> parts =
                heading.lookupAll(".label").stream().map(VerdictHeadingTest::label).toList();
        stage.hide();
        return parts;
    }

    private static Label label(Node node) {
        return (Label) node;
    }
}
