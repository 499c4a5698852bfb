package dev.bindsight.view.details;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Section;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.ports.PortActions;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Draws a sheet: its head, the note where there is no owner, and its sections. */
final class SheetView {
    private static final PseudoClass EXPOSED = PseudoClass.getPseudoClass("exposed");

    private final OwnerList owners;
    private final LineView lineView;
    private final Clock clock;
    private final KeptNodes kept = new KeptNodes();
    private final VBox content = Nodes.column("sheet");
    private final VBox sections = Nodes.column("sections");
    private @Nullable SocketSheet shown;
    private boolean expanded;

    SheetView(Consumer<ProcessRef> chooseOwner, PortActions actions, Clock clock) {
        this.owners = new OwnerList(chooseOwner);
        this.lineView = new LineView(actions);
        this.clock = clock;
    }

    /** Whether a sheet of the same socket and owner is drawn, so that scrolling is kept. */
    boolean shows(SocketSheet sheet) {
        return shown != null
                && shown.title().equals(sheet.title())
                && shown.titleDetail().equals(sheet.titleDetail());
    }

    /** The sheet as nodes. What looks as before is the node it was. */
    Node draw(SocketSheet sheet) {
        shown = sheet;
        var top = new Head(sheet.title(), sheet.titleDetail(), sheet.command(), sheet.reach());
        var parts = new ArrayList<Node>();
        if (!sheet.owners().isEmpty()) {
            owners.show(sheet.owners());
            var count = new OwnerCount(sheet.owners().size());
            parts.add(kept.of(count, () -> owners(count)));
        }
        SocketSheet.Note note = sheet.note();
        if (note != null) {
            parts.add(kept.of(note, () -> new NoteView(note, clock)));
        }
        for (Section section : sheet.sections()) {
            parts.add(kept.of(section, () -> section(section)));
        }
        parts.add(kept.of(sheet.socket(), () -> socket(sheet.socket(), note != null)));
        KeptNodes.show(sections, parts);
        KeptNodes.show(content, List.of(kept.of(top, () -> head(top)), sections));
        kept.forgetOthers();
        return content;
    }

    private static Node head(Head top) {
        var name = Nodes.label(top.title(), "name");
        name.setMinWidth(0);
        var detail = Nodes.whole(top.detail(), "name-detail");
        var title = Nodes.styled(new HBox(name, detail), "title-row");
        title.setAlignment(Pos.BASELINE_LEFT);
        var head = Nodes.column("head", title);
        if (!top.command().isEmpty()) {
            head.getChildren().add(CopyableValue.of(top.command(), "command"));
        }
        head.getChildren().add(reach(top.reach()));
        return head;
    }

    private static Node reach(SocketSheet.Reach reach) {
        Feather icon =
                switch (reach.range()) {
                    case EVERYONE -> Feather.GLOBE;
                    case NETWORK -> Feather.WIFI;
                    case MACHINE -> Feather.MONITOR;
                    case NOBODY -> Feather.SLASH;
                };
        var sentence = Nodes.growing(Nodes.words(reach.sentence()));
        var row = Nodes.styled(new HBox(Icons.of(icon, Icons.ROW), sentence), "reach");
        row.pseudoClassStateChanged(EXPOSED, reach.range() == SocketSheet.Range.EVERYONE);
        return row;
    }

    private Node owners(OwnerCount count) {
        return titled(
                Texts.get("details.owners"), Texts.get("details.count", count.owners()), owners);
    }

    private Node section(Section section) {
        var lines = new VBox();
        section.lines().forEach(line -> lines.getChildren().add(lineView.of(line)));
        return titled(section.title(), section.count(), lines);
    }

    private static Node titled(String title, String count, Node lines) {
        var heading = Nodes.label(title, "section-label");
        var number = Nodes.label(count, "section-count");
        return Nodes.column("section", new HBox(heading, Nodes.space(), number), lines);
    }

    /** Without an owner the facts of the socket are all there is, so they are open. */
    private Node socket(Section section, boolean ownerless) {
        var lines = new VBox();
        section.lines().forEach(line -> lines.getChildren().add(lineView.of(line)));
        var pane = Nodes.styled(new TitledPane(section.title(), lines), "socket-facts", "dense");
        pane.setAnimated(false);
        pane.setExpanded(expanded || ownerless);
        pane.setTooltip(new Tooltip(Texts.get("details.expand")));
        pane.expandedProperty().addListener((_, _, open) -> expanded = open && !ownerless);
        return pane;
    }

    /** What stands at the top. */
    private record Head(String title, String detail, String command, SocketSheet.Reach reach) {}

    /** The part with the owners: its list changes by itself. */
    private record OwnerCount(int owners) {}
}
