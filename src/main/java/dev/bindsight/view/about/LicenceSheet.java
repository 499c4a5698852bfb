package dev.bindsight.view.about;

import dev.bindsight.credits.Part;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/** The terms of a part, in full. */
final class LicenceSheet {
    private LicenceSheet() {}

    /**
     * Shows them.
     *
     * @param browser opens the address of a page
     * @param back shows what was there before
     */
    static void show(Part part, Overlay overlay, Consumer<String> browser, Runnable back) {
        var button =
                Nodes.named(
                        "licence-back",
                        Nodes.button(Feather.ARROW_LEFT, Texts.get("about.back"), back));
        var space = new Region();
        var head = Nodes.row(12, button, space);
        if (!part.home().isEmpty()) {
            var home = new Hyperlink(part.home());
            home.setOnAction(_ -> browser.accept(part.home()));
            head.getChildren().add(home);
        }
        var body = new VBox(12, head, Nodes.words(part.terms().strip(), "mono", "licence-text"));
        HBox.setHgrow(space, Priority.ALWAYS);
        Sheet.show("licence-sheet", Texts.get("about.terms", part.name()), body, overlay);
    }
}
