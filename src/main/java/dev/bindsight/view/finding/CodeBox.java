package dev.bindsight.view.finding;

import atlantafx.base.theme.Styles;

import dev.bindsight.fix.code.Snippet;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The same few lines in several languages, one of which is shown, to copy. */
public final class CodeBox extends VBox {
    private final VBox code = Nodes.column("code-lines");
    private final Consumer<String> copy;
    private final Button copying;
    private String text = "";

    /**
     * A box that shows the first language.
     *
     * @param title what the lines do
     * @param snippets at least one
     * @param copy puts text on the clipboard
     */
    public CodeBox(String title, List<Snippet> snippets, Consumer<String> copy) {
        this.copy = copy;
        getStyleClass().add("code-box");
        getStylesheets().add(FindingCard.sheet());
        var heading = Nodes.label(title, "strong");
        heading.setMinWidth(0);
        Hint.on(heading, title);
        copying = new Button(Texts.get("verdict.copy"), Icons.of(Feather.COPY, Icons.ROW));
        copying.getStyleClass().add(Styles.SMALL);
        copying.setMinWidth(USE_PREF_SIZE);
        copying.setOnAction(_ -> copy());
        var head = Nodes.row("code-head", heading, tabs(snippets), Nodes.space(), copying);
        getChildren().addAll(head, code);
        show(snippets.getFirst());
    }

    private HBox tabs(List<Snippet> snippets) {
        var group = new ToggleGroup();
        var tabs = Nodes.whole(new HBox());
        for (Snippet snippet : snippets) {
            var tab = new ToggleButton(snippet.language().label());
            tab.getStyleClass().setAll("code-tab");
            tab.setToggleGroup(group);
            tab.setSelected(tabs.getChildren().isEmpty());
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                show(snippet);
            });
            tabs.getChildren().add(tab);
        }
        return tabs;
    }

    private void show(Snippet snippet) {
        text = snippet.text();
        copying.setText(Texts.get("verdict.copy"));
        copying.setAccessibleText(Texts.get("verdict.copyCode", snippet.language().label()));
        code.getChildren().clear();
        for (int i = 0; i < snippet.lines().size(); i++) {
            var line = Nodes.words(snippet.lines().get(i), "mono");
            if (snippet.marked().contains(i)) {
                line.getStyleClass().add("strong");
            }
            code.getChildren().add(line);
        }
    }

    private void copy() {
        copy.accept(text);
        copying.setText(Texts.get("verdict.copied"));
    }
}
