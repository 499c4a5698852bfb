package dev.bindsight.view.reference;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The reference: the errnos that fit what is searched for, and the page of one of them. */
public final class ReferenceScreen extends BorderPane {
    private final ReferenceModel model;
    private final TextField search = new TextField();
    private final ListView<ErrnoEntry> list = new ListView<>();
    private final StackPane page = new StackPane();
    private final Consumer<String> copy;
    private boolean following;

    /**
     * The screen.
     *
     * @param copy puts a text on the clipboard
     */
    public ReferenceScreen(ReferenceModel model, Consumer<String> copy) {
        this.model = model;
        this.copy = copy;
        getStyleClass().add("reference-screen");
        Nodes.style(this, ReferenceScreen.class, "reference.css");
        setLeft(side());
        setCenter(page);
        page.setMinWidth(0);
        model.entriesProperty().subscribe(this::showEntries);
        model.selectedProperty().subscribe(this::showPage);
    }

    /** Gives the focus to the search, and reads the reference if that was not done yet. */
    public void enter() {
        model.open();
        search.requestFocus();
        search.selectAll();
    }

    private Node side() {
        search.setId("reference-search");
        search.setPromptText(Texts.get("reference.search"));
        search.setAccessibleText(Texts.get("reference.search"));
        search.textProperty().bindBidirectional(model.queryProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        var field =
                Nodes.styled(
                        Nodes.row(6, Icons.of(Feather.SEARCH, Icons.ROW, "muted"), search),
                        "reference-field");
        HBox.setHgrow(search, Priority.ALWAYS);
        list.setId("reference-list");
        list.getStyleClass().add("reference-list");
        list.setAccessibleText(Texts.get("reference.title"));
        list.setCellFactory(_ -> new ErrnoCell());
        list.setPlaceholder(StateCard.muted(Texts.get("reference.none")));
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        VBox.setVgrow(list, Priority.ALWAYS);
        var title = Nodes.label(Texts.get("reference.title"), "reference-title");
        var place = Nodes.styled(new StackPane(field), "reference-search-place");
        return Nodes.column("reference-side", title, place, list);
    }

    /** The arrow keys walk through the list while the text is being typed. */
    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
    }

    private void chosen(@Nullable ErrnoEntry entry) {
        if (!following && entry != null) {
            model.select(entry);
        }
    }

    private void showEntries(List<ErrnoEntry> entries) {
        following = true;
        list.getItems().setAll(entries);
        list.getSelectionModel().select(model.selectedProperty().get());
        following = false;
    }

    private void showPage(@Nullable ErrnoEntry entry) {
        if (entry == null) {
            page.getChildren()
                    .setAll(
                            new StateCard(
                                    Feather.BOOK_OPEN,
                                    Texts.get("reference.none"),
                                    List.of(StateCard.muted(Texts.get("reference.noneMore"))),
                                    List.of()));
            return;
        }
        following = true;
        list.getSelectionModel().select(entry);
        following = false;
        if (!search.isFocused() && !list.isFocused()) {
            list.scrollTo(Math.max(0, list.getItems().indexOf(entry) - 3));
        }
        var scroll = new ScrollPane(new ErrnoPage(entry, copy));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("reference-scroll");
        page.getChildren().setAll(scroll);
    }
}
