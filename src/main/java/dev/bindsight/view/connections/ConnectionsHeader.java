package dev.bindsight.view.connections;

import dev.bindsight.text.NumberText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.BarRoom;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Segments;
import dev.bindsight.view.rows.ColumnsButton;
import dev.bindsight.view.rows.TableColumns;
import dev.bindsight.view.shell.LiveModel;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The bar over the list: how many there are, what they stand together by, pause and export. */
final class ConnectionsHeader extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    ConnectionsHeader(
            ConnectionsModel model,
            LiveModel live,
            TableColumns<?, ?, ?> columns,
            CommandSet commands) {
        getStyleClass().add("screen-header");
        setAlignment(Pos.CENTER_LEFT);
        Label title = Nodes.whole(Texts.get("connections.title"), "screen-title");
        Label count = Nodes.named("connections-count", Nodes.label("", "muted"));
        count.textProperty().bind(model.listedProperty().map(_ -> count(model)));
        count.textProperty().subscribe(text -> Hint.on(count, text));
        Label number = Nodes.named("connections-number", Nodes.label("", "muted"));
        number.textProperty().bind(model.listedProperty().map(_ -> number(model)));
        number.textProperty().subscribe(_ -> Hint.on(number, count(model)));
        Label by = Nodes.whole(Texts.get("connections.groupBy"), "muted", "small");
        HBox grouping =
                Segments.of(
                        model.groupedProperty(),
                        List.of(Grouped.values()),
                        ConnectionsHeader::name,
                        each -> "grouped-" + each);
        getChildren()
                .addAll(
                        title,
                        count,
                        number,
                        Nodes.space(),
                        by,
                        grouping,
                        pause(live, commands),
                        ColumnsButton.of(columns, "connections-columns"),
                        bordered(
                                IconButton.of(
                                        Feather.DOWNLOAD,
                                        Command.EXPORT.hint(Texts.get("connections.export")),
                                        () -> commands.run(Command.EXPORT)),
                                "connections-export"));
        // how many there are is worth more than the name that the rail has too
        BarRoom.share(
                this,
                List.of(
                        List.of(title, count, by),
                        List.of(title, count),
                        List.of(count),
                        List.of(number),
                        List.of()));
    }

    private static String name(Grouped by) {
        return by == Grouped.NONE
                ? Texts.get("connections.grouped.NONE")
                : Texts.get("connections.grouped." + by);
    }

    private static Button pause(LiveModel live, CommandSet commands) {
        Button button =
                bordered(
                        IconButton.of(
                                Feather.PAUSE,
                                Texts.get("palette.pause"),
                                () -> commands.run(Command.PAUSE)),
                        "connections-pause");
        live.pausedProperty()
                .subscribe(now -> {
                    button.pseudoClassStateChanged(ON, now);
                    Hint.on(
                            button,
                            Command.PAUSE.hint(
                                    Texts.get(now ? "palette.resume" : "palette.pause")));
                });
        return button;
    }

    private static String count(ConnectionsModel model) {
        var listed = model.listedProperty().get();
        ConnectionCounts counts = model.countsProperty().get();
        if (model.inventoryProperty().get() == null) {
            return "";
        }
        if (model.isNarrowed()) {
            return Texts.get("connections.countFiltered", listed.matching(), listed.total());
        }
        return count(counts);
    }

    private static String number(ConnectionsModel model) {
        return model.inventoryProperty().get() == null
                ? ""
                : NumberText.GROUPED.of(model.listedProperty().get().matching());
    }

    private static String count(ConnectionCounts counts) {
        if (counts.all() == 0) {
            return NumberText.GROUPED.of(0);
        }
        if (counts.owned() == counts.all()) {
            return Texts.get("connections.count", counts.all(), counts.processes());
        }
        return counts.owned() == 0
                ? Texts.get("connections.countUnowned", counts.all())
                : Texts.get(
                        "connections.countOwned", counts.all(), counts.owned(), counts.processes());
    }

    private static Button bordered(Button button, String id) {
        button.setId(id);
        button.getStyleClass().add("bordered");
        return button;
    }
}
