package dev.bindsight.view.gallery;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.Picture;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shows every piece that screens are built of, in one theme. Its arguments are the theme, LIGHT or
 * DARK, the width and the height of the window, and a folder for pictures, with which it ends once
 * they are taken; what is wrong with them it prints.
 */
public final class Gallery {
    private static final double MARGIN = 24;
    private static final double BETWEEN = 16;
    private static final int SETTLED = 20;

    private final VBox page = new VBox(BETWEEN);
    private final String theme;
    private final double width;
    private final double height;

    private Gallery(String theme, double width, double height) {
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /** Shows it. */
    public static void main(String[] arguments) throws InterruptedException {
        var gallery =
                new Gallery(
                        arguments[0],
                        Double.parseDouble(arguments[1]),
                        Double.parseDouble(arguments[2]));
        Platform.startup(() -> {
            Fonts.load();
            gallery.show();
        });
        if (arguments.length > 3) {
            awaitPulses();
            Platform.runLater(gallery::open);
            awaitPulses();
            Platform.runLater(() -> {
                gallery.photograph(Path.of(arguments[3]));
                Window.getWindows().stream()
                        .filter(PopupWindow.class::isInstance)
                        .toList()
                        .forEach(Window::hide);
                Platform.exit();
            });
        }
    }

    /** Waits until all has been drawn, with what is put off until then. */
    private static void awaitPulses() throws InterruptedException {
        var pulses = new CountDownLatch(SETTLED);
        Platform.runLater(() -> {
            var timer =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            pulses.countDown();
                            if (pulses.getCount() == 0) {
                                stop();
                            }
                        }
                    };
            timer.start();
        });
        if (!pulses.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing is drawn");
        }
    }

    private void show() {
        var colours = new Theme(ThemeChoice.valueOf(theme), _ -> {});
        page.setPadding(new Insets(MARGIN));
        for (Exhibit each : exhibits()) {
            var pieces = new FlowPane(BETWEEN, BETWEEN / 2, each.pieces().toArray(Node[]::new));
            page.getChildren().addAll(Nodes.label(each.name(), "section-label"), pieces);
        }
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setId("gallery");
        var stage = new Stage();
        stage.setTitle("Gallery");
        var scene = new Scene(Nodes.styled(new StackPane(scroll), "window"), width, height);
        Theme.style(scene);
        colours.backgroundProperty().subscribe(scene::setFill);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
    }

    private static List<Exhibit> exhibits() {
        return Stream.of(Exhibits.all(), FindingExhibits.all(), ChartExhibits.all())
                .flatMap(List::stream)
                .toList();
    }

    private void open() {
        Exhibits.open(page);
    }

    private void photograph(Path folder) {
        String name = "gallery-%s-%.0f".formatted(theme.toLowerCase(Locale.ROOT), width);
        for (Window window : List.copyOf(Window.getWindows())) {
            var root = window.getScene().getRoot();
            boolean popup = window instanceof PopupWindow;
            Node seen = popup ? root : page;
            Picture.of(seen, folder.resolve(name + (popup ? "-drop-down.png" : ".png")));
            Legibility.wrong(seen).forEach(System.out::println);
        }
    }
}
