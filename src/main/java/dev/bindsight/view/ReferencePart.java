package dev.bindsight.view;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.reference.ReferenceModel;
import dev.bindsight.view.reference.ReferenceScreen;

import javafx.application.Platform;
import javafx.scene.layout.Region;

import java.util.concurrent.Executor;

/** The reference of errnos with its model. */
final class ReferencePart {
    private final ReferenceModel model;
    private final ReferenceScreen screen;

    /**
     * The screen.
     *
     * @param reading runs what blocks
     */
    ReferencePart(Desktop desktop, Executor reading) {
        model =
                new ReferenceModel(
                        desktop.probing().errnos(),
                        NumberSpace.of(System.getProperty("os.name")),
                        reading,
                        Platform::runLater);
        screen = new ReferenceScreen(model, Clipboards::put);
    }

    /** What it shows. */
    Region content() {
        return screen;
    }

    /** Gives the focus to what a person uses first. */
    void focus() {
        screen.enter();
    }

    /** Shows an errno. */
    void show(String errno) {
        model.show(errno);
    }
}
