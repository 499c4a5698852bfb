package dev.bindsight.view.shell;

import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.text.ExcerptText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Under the search field: what is wrong with what was typed, and what is accepted. */
public final class MistakeNote extends VBox {
    private static final int LONGEST_SHOWN = 60;

    private final SearchModel search;

    /** A note that is there while there is a mistake. */
    public MistakeNote(SearchModel search) {
        this.search = search;
        setId("mistake-note");
        getStyleClass().add("mistake-note");
        setVisible(false);
        setMaxHeight(USE_PREF_SIZE);
        search.mistakeProperty().subscribe(this::show);
        // the same mistake may stand beside other words now, and they are what filters the list
        search.filterProperty().subscribe(_ -> show(search.mistakeProperty().get()));
    }

    private void show(SearchModel.@Nullable Mistake mistake) {
        setVisible(mistake != null);
        if (mistake == null) {
            return;
        }
        var sentence = new TextFlow(text(mistake.what(), "strong"));
        if (mistake.suggestion() != null) {
            var link = Nodes.named("suggestion", new Hyperlink(mistake.suggestion()));
            link.setOnAction(_ -> search.takeSuggestion());
            sentence.getChildren()
                    .addAll(
                            text(" " + Texts.get("search.didYouMean") + " ", "plain"),
                            link,
                            text("?", "plain"));
        }
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var box = new HBox(8, Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"), sentence);
        box.getStyleClass().add("message-note");
        var accepted = Nodes.label(mistake.accepted(), "muted", "small");
        accepted.setWrapText(true);
        SocketFilter good = search.filterProperty().get();
        var kept =
                new Label(
                        good.isEmpty()
                                ? Texts.get("search.keptAll")
                                : Texts.get(
                                        "search.kept",
                                        ExcerptText.of(good.text().strip(), LONGEST_SHOWN)),
                        good.isEmpty() ? null : Icons.of(Feather.FILTER, Icons.ROW, "muted"));
        kept.setId("filter-kept");
        kept.setWrapText(true);
        kept.getStyleClass().add("small");
        kept.setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(box, accepted, kept);
    }

    private static Text text(String words, String styleClass) {
        var text = new Text(words);
        text.getStyleClass().add(styleClass);
        return text;
    }
}
