package dev.bindsight.view.about;

import dev.bindsight.credits.Credits;
import dev.bindsight.credits.Part;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/** What this program is, and everything that is shipped with it, each with its licence. */
public final class AboutSheet {
    private static final double MARK_SIZE = 48;
    private static final double VERSION_COLUMN = 96;
    private static final double LICENCE_COLUMN = 184;

    private final Overlay overlay;
    private final Image mark;
    private final Consumer<String> browser;

    private AboutSheet(Overlay overlay, Image mark, Consumer<String> browser) {
        this.overlay = overlay;
        this.mark = mark;
        this.browser = browser;
    }

    /**
     * Shows it.
     *
     * @param mark the icon of the app
     * @param browser opens the address of a page
     */
    public static void show(Overlay overlay, Image mark, Consumer<String> browser) {
        new AboutSheet(overlay, mark, browser).show();
    }

    private void show() {
        List<Part> parts = Credits.parts();
        var shipped = Nodes.label(Texts.get("about.shipped"), "section-label");
        VBox.setMargin(shipped, new Insets(8, 0, 0, 0));
        var body = Nodes.styled(new VBox(8, head(parts.getFirst()), shipped, list(parts)), "about");
        Sheet.show("about-sheet", Texts.get("about.title"), body, overlay);
    }

    private Node head(Part own) {
        var icon = new ImageView(mark);
        icon.setFitWidth(MARK_SIZE);
        icon.setFitHeight(MARK_SIZE);
        var name = new Label(own.version().map(each -> own.name() + " " + each).orElse(own.name()));
        name.setId("about-version");
        name.getStyleClass().add("screen-title");
        var words =
                Nodes.growing(
                        new VBox(
                                2,
                                name,
                                Nodes.words(Texts.get("about.what")),
                                Nodes.row(
                                        12,
                                        Nodes.words(
                                                Texts.get("about.copyright", own.copyright()),
                                                "muted"),
                                        licence(own))));
        var head = new HBox(16, icon, words);
        return head;
    }

    private GridPane list(List<Part> parts) {
        var grid = Nodes.styled(new GridPane(), "about-parts");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints()
                .addAll(
                        name,
                        new ColumnConstraints(VERSION_COLUMN),
                        new ColumnConstraints(LICENCE_COLUMN));
        for (Part each : parts.subList(1, parts.size())) {
            Node[] cells = {name(each), new Label(each.version().orElse("")), licence(each)};
            grid.addRow(grid.getRowCount(), cells);
            for (Node cell : cells) {
                GridPane.setValignment(cell, VPos.TOP);
            }
        }
        return grid;
    }

    private static Node name(Part part) {
        if (part.within().isEmpty()) {
            return new Label(part.name());
        }
        return Nodes.words(Texts.get("about.within", part.name(), part.within()), "muted");
    }

    private Hyperlink licence(Part part) {
        var link = new Hyperlink(part.licence());
        link.setWrapText(true);
        link.setAccessibleText(Texts.get("about.licence", part.name(), part.licence()));
        link.setOnAction(_ -> LicenceSheet.show(part, overlay, browser, this::show));
        return link;
    }
}
