package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.palette.PaletteEntry;
import dev.bindsight.view.palette.PaletteModel;
import dev.bindsight.view.palette.PaletteView;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;

import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Letters that come before the picture of what they are meant for, as on a busy machine. */
class TypedAtOnceTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    /** An Enter behind them would else run whatever stands first. */
    @Test
    void standInThePalette() {
        String typed =
                fx(() -> {
                    var overlay = new ModalOverlay();
                    Scene scene = shown(new StackPane(new TextField(), overlay.node()));
                    var model = new PaletteModel(List.of(), _ -> List.of());
                    PaletteView.show(model, overlay);
                    type(scene, "dark");
                    scene.getWindow().hide();
                    return model.typedProperty().get();
                });
        assertThat(typed).isEqualTo("dark");
    }

    /** Nobody but the palette holds what is behind it. */
    @Test
    void areSearchedForHoweverLongThePaletteWasOpen() {
        List<PaletteEntry> fitting =
                fx(() -> {
                    var overlay = new ModalOverlay();
                    Scene scene = shown(new StackPane(new TextField(), overlay.node()));
                    PaletteView.show(
                            new PaletteModel(List.of(entry("Dark"), entry("Stop")), _ -> List.of()),
                            overlay);
                    System.gc();
                    type(scene, "dark");
                    List<PaletteEntry> found = List.copyOf(list(scene).getItems());
                    scene.getWindow().hide();
                    return found;
                });
        assertThat(fitting).extracting(PaletteEntry::title).containsExactly("Dark");
    }

    private static PaletteEntry entry(String title) {
        return new PaletteEntry(Feather.ANCHOR, title, "", () -> {});
    }

    @SuppressWarnings("unchecked")
    private static ListView<PaletteEntry> list(Scene scene) {
        return (ListView<PaletteEntry>) scene.lookup("#palette-list");
    }

    @Test
    void standInTheFieldOfAScreen() {
        String typed =
                fx(() -> {
                    var field = new TextField();
                    var screens = new Screens(module(Place.PORTS, new TextField()));
                    screens.add(List.of(module(Place.BIND, field)));
                    Scene scene = shown(screens);
                    screens.show(Place.BIND);
                    type(scene, "3000");
                    scene.getWindow().hide();
                    return field.getText();
                });
        assertThat(typed).isEqualTo("3000");
    }

    private static ScreenModule<Screen> module(Place place, TextField field) {
        Screen screen =
                new Screen() {
                    @Override
                    public Region content() {
                        return field;
                    }

                    @Override
                    public void focus() {
                        field.requestFocus();
                    }

                    @Override
                    public void close() {}
                };
        return new ScreenModule<>(
                place, Feather.ANCHOR, place.name(), new OnDemand<>(() -> screen));
    }

    private static Scene shown(Parent content) {
        var stage = new Stage();
        var scene = new Scene(content, 600, 400);
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    private static void type(Scene scene, String letters) {
        for (String letter : letters.split("")) {
            var event =
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            letter,
                            letter,
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false);
            Event.fireEvent(scene.getFocusOwner(), event);
        }
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(15_000, work);
    }
}
