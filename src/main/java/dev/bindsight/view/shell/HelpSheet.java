package dev.bindsight.view.shell;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.stream.Stream;

/** The keys of the window and the words of the search field, in groups. */
public final class HelpSheet {
    /** Wide enough for the longest keys and search words. */
    private static final double KEY_COLUMN = 152;

    private final GridPane grid = new GridPane();

    private HelpSheet() {
        grid.getStyleClass().add("shortcuts");
        var keys = new ColumnConstraints(KEY_COLUMN);
        grid.getColumnConstraints().addAll(keys, new ColumnConstraints());
    }

    /**
     * Shows them.
     *
     * @param about tells what this program is
     */
    public static void show(Overlay overlay, Runnable about) {
        var help = new HelpSheet();
        help.keys();
        help.words();
        help.grid.add(about(about), 0, help.grid.getRowCount(), 2, 1);
        Sheet.show("shortcut-sheet", Texts.get("keys.title"), help.grid, overlay);
    }

    private static Hyperlink about(Runnable about) {
        var link = new Hyperlink(Texts.get("about.title"), Icons.of(Feather.INFO, Icons.ROW));
        link.setId("help-about");
        link.setOnAction(_ -> about.run());
        return link;
    }

    private void keys() {
        for (Command.Part part : Command.Part.values()) {
            group(part.title());
            Stream.of(Command.values())
                    .filter(command -> command.part() == part)
                    .forEach(command -> keys(command.words(), command.caps()));
        }
    }

    private void words() {
        group(Texts.get("keys.word.questions"));
        word("3000", Texts.get("keys.word.port"));
        word("localhost:3000", Texts.get("keys.word.place"));
        word("EADDRINUSE :::3000", Texts.get("keys.word.error"));
        group(Texts.get("keys.word.socket"));
        word("8000-9001", Texts.get("keys.word.ports"));
        word("proto:udp", Texts.get("keys.word.proto"));
        word("state:listen", Texts.get("keys.word.state"));
        word("addr:192.168.0.0/16", Texts.get("keys.word.addr"));
        word("exposure:any", Texts.get("keys.word.exposure"));
        word("service:postgres", Texts.get("keys.word.service"));
        group(Texts.get("keys.word.owner"));
        word("shop", Texts.get("keys.word.word"));
        word("process:node", Texts.get("keys.word.process"));
        word("command:--port", Texts.get("keys.word.command"));
        word("dir:~/shop", Texts.get("keys.word.dir"));
        word("user:www-data", Texts.get("keys.word.user"));
        word("pid:2199", Texts.get("keys.word.pid"));
        word("unit:nginx", Texts.get("keys.word.unit"));
        word("container:web", Texts.get("keys.word.container"));
        group(Texts.get("keys.word.together"));
        word("node user:ann", Texts.get("keys.word.both"));
        word("3000 8080", Texts.get("keys.word.either"));
        word("port:80,443", Texts.get("keys.word.either"));
        word("!loopback", Texts.get("keys.word.not"));
        word("\"my server\"", Texts.get("keys.word.quoted"));
    }

    private void group(String name) {
        var label = Nodes.label(name, "section-label", "help-group");
        grid.add(label, 0, grid.getRowCount(), 2, 1);
    }

    private void keys(String action, List<String> keys) {
        var caps = new HBox(4);
        for (String key : keys) {
            var cap = Nodes.label(key, "key");
            caps.getChildren().add(cap);
        }
        caps.setAccessibleText(String.join(" ", keys));
        row(caps, action);
    }

    private void word(String example, String meaning) {
        var label = Nodes.label(example, "mono");
        row(label, meaning);
    }

    private void row(Node left, String meaning) {
        var words = Nodes.words(meaning);
        GridPane.setValignment(left, VPos.TOP);
        grid.addRow(grid.getRowCount(), left, words);
    }
}
