package dev.bindsight.view.reference;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;

import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/** The reference of errnos with its model. */
public final class ReferencePart implements Screen {
    private final ReferenceModel model;
    private final ReferenceScreen screen;

    private ReferencePart(ScreenContext context) {
        model =
                new ReferenceModel(
                        context.probing().errnos(),
                        NumberSpace.of(System.getProperty("os.name")),
                        context.workers().lane("moment"));
        screen = new ReferenceScreen(model, Clipboards::put);
    }

    /** The screen, not made yet. */
    public static ScreenModule<ReferencePart> module(ScreenContext context) {
        return new ScreenModule<>(
                Place.REFERENCE,
                Feather.BOOK_OPEN,
                Texts.get("reference.rail"),
                new OnDemand<>(() -> new ReferencePart(context)));
    }

    @Override
    public Region content() {
        return screen;
    }

    @Override
    public void focus() {
        screen.enter();
    }

    /** Shows an errno. */
    public void show(String errno) {
        model.show(errno);
    }
}
