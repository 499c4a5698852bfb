package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.look.Zoom;
import dev.bindsight.view.look.ZoomPane;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxToolkit;

import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Whatever room the window has, each screen is in reach, and no name of one is cut. */
class RailTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
        RealWindow.onFx(() -> new Theme(ThemeChoice.LIGHT, _ -> {}));
        Fonts.load();
    }

    @ParameterizedTest
    @CsvSource({
        "1200, 760",
        "890, 600",
        "800, 400",
        "600, 400",
        "686, 340",
        "514, 300",
        "1000, 300"
    })
    void eachEntryIsWhole(double width, double height) {
        Rail rail = RealWindow.onFx(() -> shown(width, height));
        for (Node node : RealWindow.onFx(rail::getChildren)) {
            ToggleButton entry = (ToggleButton) node;
            Bounds bounds = RealWindow.onFx(entry::getBoundsInParent);
            assertThat(bounds.getMaxY())
                    .as("the lower edge of %s", entry.getText())
                    .isLessThanOrEqualTo(rail.getHeight());
            assertThat(entry.getWidth())
                    .as("the room for %s", entry.getText())
                    .isGreaterThanOrEqualTo(RealWindow.onFx(() -> entry.prefWidth(-1)));
        }
        RealWindow.onFx(() -> {
            rail.getScene().getWindow().hide();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"1200, 760, TOP", "800, 400, TOP", "600, 400, GRAPHIC_ONLY"})
    void namesStandWhereThereIsRoomForThem(double width, double height, ContentDisplay expected) {
        Rail rail = RealWindow.onFx(() -> shown(width, height));
        assertThat(RealWindow.onFx(rail::getChildren))
                .allSatisfy(node ->
                        assertThat(((ToggleButton) node).getContentDisplay()).isEqualTo(expected));
        RealWindow.onFx(() -> {
            rail.getScene().getWindow().hide();
            return true;
        });
    }

    private static Rail shown(double width, double height) {
        var screens = new Screens(module("Ports", Place.PORTS));
        screens.add(
                Stream.of(Place.values())
                        .filter(place -> place != Place.PORTS)
                        .<ScreenModule<?>>map(place -> module("Connections", place))
                        .toList());
        var rail = new Rail(screens);
        var frame = new BorderPane(screens);
        frame.setMinSize(0, 0);
        frame.setLeft(rail);
        frame.setTop(bar("top-bar"));
        frame.setBottom(bar("status-bar"));
        frame.getStyleClass().add("window");
        var scene = new Scene(new ZoomPane(frame, new Zoom(Zoom.NATURAL, _ -> {})), width, height);
        Theme.style(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        // the measures of a window come from its style, which comes from its measures
        for (int i = 0; i < 3; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        return rail;
    }

    private static Region bar(String styleClass) {
        var bar = new Region();
        bar.getStyleClass().add(styleClass);
        return bar;
    }

    private static ScreenModule<Screen> module(String title, Place place) {
        var content = new Pane();
        Screen screen =
                new Screen() {
                    @Override
                    public Region content() {
                        return content;
                    }

                    @Override
                    public void focus() {}
                };
        return new ScreenModule<>(place, Feather.GRID, title, new OnDemand<>(() -> screen));
    }
}
