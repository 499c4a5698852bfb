package dev.bindsight.view.details;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketKey;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.Sheet.Line;
import dev.bindsight.view.details.Sheet.Section;
import dev.bindsight.view.look.Icons;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.util.function.Consumer;

/** Draws a sheet: its head, the note where there is no owner, and its sections. */
final class SheetView {
    private static final PseudoClass EXPOSED = PseudoClass.getPseudoClass("exposed");
    private static final double INDENT = 12;

    private final Consumer<ProcessRef> chooseOwner;
    private final Consumer<SocketKey> reveal;
    private final Clock clock;
    private @Nullable Sheet shown;
    private boolean expanded;

    SheetView(Consumer<ProcessRef> chooseOwner, Consumer<SocketKey> reveal, Clock clock) {
        this.chooseOwner = chooseOwner;
        this.reveal = reveal;
        this.clock = clock;
    }

    /** Whether a sheet of the same socket and owner is drawn, so that scrolling is kept. */
    boolean shows(Sheet sheet) {
        return shown != null
                && shown.title().equals(sheet.title())
                && shown.titleDetail().equals(sheet.titleDetail());
    }

    /** The sheet as nodes. */
    Node draw(Sheet sheet) {
        shown = sheet;
        var content = new VBox(head(sheet));
        content.getStyleClass().add("sheet");
        var sections = new VBox();
        sections.getStyleClass().add("sections");
        if (!sheet.owners().isEmpty()) {
            sections.getChildren().add(owners(sheet));
        }
        if (sheet.note() != null) {
            sections.getChildren().add(new NoteView(sheet.note(), clock));
        }
        for (Section section : sheet.sections()) {
            sections.getChildren().add(section(section));
        }
        sections.getChildren().add(socket(sheet.socket(), sheet.note() != null));
        content.getChildren().add(sections);
        return content;
    }

    private static Node head(Sheet sheet) {
        var name = new Label(sheet.title());
        name.getStyleClass().add("name");
        name.setMinWidth(0);
        var detail = new Label(sheet.titleDetail());
        detail.getStyleClass().add("name-detail");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        var title = new HBox(name, detail);
        title.getStyleClass().add("title-row");
        title.setAlignment(Pos.BASELINE_LEFT);
        var head = new VBox(title);
        head.getStyleClass().add("head");
        if (!sheet.command().isEmpty()) {
            head.getChildren().add(CopyableValue.of(sheet.command(), "command"));
        }
        head.getChildren().add(reach(sheet.reach()));
        return head;
    }

    private static Node reach(Sheet.Reach reach) {
        Feather icon =
                switch (reach.range()) {
                    case EVERYONE -> Feather.GLOBE;
                    case NETWORK -> Feather.WIFI;
                    case MACHINE -> Feather.MONITOR;
                    case NOBODY -> Feather.SLASH;
                };
        var sentence = new Label(reach.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var row = new HBox(Icons.of(icon, Icons.ROW), sentence);
        row.getStyleClass().add("reach");
        row.pseudoClassStateChanged(EXPOSED, reach.range() == Sheet.Range.EVERYONE);
        return row;
    }

    private Node owners(Sheet sheet) {
        var group = new ToggleGroup();
        var list = new VBox();
        list.getStyleClass().add("owner-list");
        for (Sheet.OwnerChoice owner : sheet.owners()) {
            var pid = new Label(owner.pid());
            pid.getStyleClass().add("muted");
            var choice = new ToggleButton(owner.name(), pid);
            choice.setMnemonicParsing(false);
            choice.setContentDisplay(ContentDisplay.RIGHT);
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.setAlignment(Pos.CENTER_LEFT);
            choice.setToggleGroup(group);
            choice.setSelected(owner.chosen());
            choice.setAccessibleText(owner.name() + " " + Texts.get("details.pid", owner.pid()));
            choice.setOnAction(_ -> {
                choice.setSelected(true);
                chooseOwner.accept(owner.ref());
            });
            list.getChildren().add(choice);
        }
        return titled(Texts.get("details.owners"), Integer.toString(sheet.owners().size()), list);
    }

    private Node section(Section section) {
        var lines = new VBox();
        section.lines().forEach(line -> lines.getChildren().add(line(line)));
        return titled(section.title(), section.count(), lines);
    }

    private static Node titled(String title, String count, Node lines) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-label");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var number = new Label(count);
        number.getStyleClass().add("section-count");
        var section = new VBox(new HBox(heading, gap, number), lines);
        section.getStyleClass().add("section");
        return section;
    }

    /** Without an owner the facts of the socket are all there is, so they are open. */
    private Node socket(Section section, boolean ownerless) {
        var lines = new VBox();
        section.lines().forEach(line -> lines.getChildren().add(line(line)));
        var pane = new TitledPane(section.title(), lines);
        pane.getStyleClass().addAll("socket-facts", "dense");
        pane.setAnimated(false);
        pane.setExpanded(expanded || ownerless);
        pane.setTooltip(new Tooltip(Texts.get("details.expand")));
        pane.expandedProperty().addListener((_, _, open) -> expanded = open && !ownerless);
        return pane;
    }

    private Node line(Line line) {
        return switch (line) {
            case Line.Field field -> field(field);
            case Line.Ancestor ancestor -> ancestor(ancestor);
            case Line.ClientLine client -> client(client);
            case Line.PortLink link -> link(link);
        };
    }

    private static Node field(Line.Field field) {
        var name = new Label(field.name());
        name.getStyleClass().add("field-name");
        var value = CopyableValue.of(field.value(), field.mono() ? "mono" : "field-value");
        HBox.setHgrow(value, Priority.ALWAYS);
        return row(name, value);
    }

    private static Node ancestor(Line.Ancestor ancestor) {
        var row = row();
        if (ancestor.depth() > 0) {
            var arrow = Icons.of(Feather.CORNER_DOWN_RIGHT, Icons.ROW, "muted");
            HBox.setMargin(arrow, new Insets(0, 0, 0, (ancestor.depth() - 1) * INDENT));
            row.getChildren().add(arrow);
        }
        var name = new Label(ancestor.name());
        name.getStyleClass().add(ancestor.owner() ? "strong" : "field-value");
        name.setMinWidth(0);
        var pid = new Label(ancestor.pid());
        pid.getStyleClass().add("muted");
        pid.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().addAll(name, pid);
        if (ancestor.mayRestart()) {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var mark =
                    new Label(
                            Texts.get("details.parents.mayRestart"),
                            Icons.of(Feather.REFRESH_CW, Icons.ROW));
            mark.getStyleClass().add("may-restart");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().addAll(gap, mark);
        }
        return row;
    }

    private static Node client(Line.ClientLine client) {
        var who = new Label(client.who());
        who.getStyleClass().add(client.address() ? "mono" : "field-value");
        who.setMinWidth(0);
        var pid = new Label(client.pid());
        pid.getStyleClass().add("muted");
        pid.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var count = new Label(client.connections());
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        return row(who, pid, gap, count);
    }

    private Node link(Line.PortLink link) {
        var address = new Hyperlink(link.address());
        address.getStyleClass().add("mono");
        address.setOnAction(_ -> reveal.accept(link.key()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var reach = new Label(link.reach());
        reach.getStyleClass().add("muted");
        return row(address, gap, reach);
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
