package dev.bindsight.view.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.view.look.OnDemand;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

class ScreensTest {
    @Test
    void standInTheOrderOfTheirPlaces() {
        var screens = new Screens(module(Place.PORTS));
        screens.add(List.of(module(Place.HISTORY), module(Place.BIND)));
        screens.add(List.of(module(Place.CONNECTIONS)));

        assertThat(screens.all())
                .extracting(ScreenModule::place)
                .containsExactly(Place.PORTS, Place.CONNECTIONS, Place.BIND, Place.HISTORY);

        screens.show(3);
        assertThat(screens.currentProperty().get()).isEqualTo(Place.BIND);
    }

    private static ScreenModule<Screen> module(Place place) {
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
        return new ScreenModule<>(place, Feather.GRID, place.name(), new OnDemand<>(() -> screen));
    }
}
