package dev.bindsight.view.shell;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.screen.Counts;
import dev.bindsight.view.screen.Searchable;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The search field: finished words as chips, the text being typed, and what came of it. */
public final class SearchField extends HBox {
    private static final PseudoClass MISTAKE = PseudoClass.getPseudoClass("mistake");
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("active");

    /** Where the text of a field begins. */
    private static final double TEXT_INSET = 2;

    private final SearchModel search;
    private final TextField field = new PasteField();
    private final HBox chips = new HBox(4);
    private final Label hint = Nodes.label(Texts.get("search.prompt"), "muted", "search-hint");
    private final Label key = Nodes.whole(Command.SEARCH.key(), "key");
    private final Label badge = Nodes.whole("", "muted", "search-badge");
    private final Label way = Nodes.named("search-route", Nodes.label("", "badge", "accent"));
    private final Region underline = Nodes.styled(new Region(), "mistake-line");
    private final ObservableValue<@Nullable Searchable> list;
    private final Runnable enter;
    private final Runnable down;
    private final ClipboardOffer offers;
    private final Button decline;
    private boolean rewriting;

    /**
     * A field that filters the list and shows where Enter goes.
     *
     * @param list what is narrowed by what is typed and seen, absent for nothing: the field counts
     *     rows only beside them
     * @param enter goes there
     * @param down goes into the list
     */
    public SearchField(
            SearchModel search,
            ObservableValue<@Nullable Searchable> list,
            Runnable enter,
            Runnable down) {
        this.search = search;
        this.list = list;
        this.enter = enter;
        this.down = down;
        offers = new ClipboardOffer(search, () -> Clipboard.getSystemClipboard().getString());
        decline = IconButton.of(Feather.X, Texts.get("search.decline"), offers::decline);
        decline.setId("decline-clipboard");
        decline.getStyleClass().setAll("chip-remove");
        decline.setFocusTraversable(false);
        getStyleClass().add("search-field");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("search");
        field.setAccessibleText(Texts.get("search.accessible"));
        field.getStyleClass().add("search-input");
        field.setTextFormatter(new TextFormatter<String>(this::typed));
        search.typedProperty().addListener((_, _, text) -> rewritten(text));
        field.focusedProperty()
                .subscribe(focused -> {
                    pseudoClassStateChanged(FOCUSED, focused);
                    offers.focused(focused);
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        hint.setMouseTransparent(true);
        hint.setMinWidth(0);
        hint.visibleProperty().bind(field.textProperty().isEmpty());
        badge.setId("search-badge");
        way.setMinWidth(USE_PREF_SIZE);
        chips.setAlignment(Pos.CENTER_LEFT);
        underline.setManaged(false);
        var typing = new StackPane(field, hint, new Pane(underline));
        typing.setAlignment(Pos.CENTER_LEFT);
        typing.getChildren().getLast().setMouseTransparent(true);
        HBox.setHgrow(typing, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Icons.of(Feather.SEARCH, Icons.ROW, "muted"),
                        chips,
                        typing,
                        badge,
                        way,
                        key,
                        decline);
        setOnMousePressed(_ -> focus());
        search.chips().subscribe(this::showChips);
        showChips();
        offers.offerProperty().subscribe(this::showOffer);
        search.mistakeProperty().subscribe(_ -> showMistake());
        field.textProperty().subscribe(_ -> showMistake());
        field.fontProperty().subscribe(_ -> showMistake());
        list.flatMap(seen -> seen == null ? null : seen.countsProperty())
                .subscribe(_ -> showBadge());
        search.filterProperty().subscribe(_ -> showBadge());
        search.typedProperty().subscribe(_ -> showBadge());
        list.subscribe(_ -> showBadge());
        search.routeProperty().subscribe(route -> showWay(route));
        search.askedProperty().subscribe(_ -> showWay(search.routeProperty().get()));
    }

    /** The clipboard is offered in the place of the prompt. */
    private void showOffer(ClipboardOffer.@Nullable Offer offer) {
        hint.setText(
                offer == null
                        ? Texts.get("search.prompt")
                        : Texts.get("search.offer", offer.label()));
        key.setText(offer == null ? Command.SEARCH.key() : Texts.get("search.offer.key"));
        Nodes.show(decline, offer != null);
    }

    /** Takes the focus, with all that was typed selected. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /** Takes the focus with the first character of something new. */
    public void begin(String typed) {
        focus();
        field.replaceSelection(typed);
    }

    /**
     * Hands what is being typed to the model and takes over what that makes of it, as when a
     * finished word becomes a chip. It has to be here: a field whose text is changed by a listener
     * to its text throws in the middle of its own change.
     */
    private TextFormatter.Change typed(TextFormatter.Change change) {
        if (change.isContentChange() && !rewriting) {
            String text = change.getControlNewText();
            rewriting = true;
            search.typedProperty().set(text);
            rewriting = false;
            String left = search.typedProperty().get();
            if (!left.equals(text)) {
                change.setRange(0, change.getControlText().length());
                change.setText(left);
                change.selectRange(left.length(), left.length());
            }
        }
        return change;
    }

    private void rewritten(String text) {
        if (!rewriting && !text.equals(field.getText())) {
            rewriting = true;
            field.setText(text);
            field.end();
            rewriting = false;
        }
    }

    private void keyPressed(KeyEvent event) {
        if (Command.GO.matches(event)) {
            offers.take();
            enter.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && offers.offerProperty().get() != null) {
            offers.decline();
            event.consume();
        } else if (Command.DOWN.matches(event)) {
            down.run();
            event.consume();
        } else if (Command.CLEAR.matches(event) && !search.isEmpty()) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE
                && field.getCaretPosition() == 0
                && field.getSelection().getLength() == 0) {
            search.reopenLast();
            field.end();
            event.consume();
        }
    }

    private void showWay(@Nullable SearchRoute route) {
        Nodes.show(way, route != null);
        switch (route) {
            case SearchRoute.ToBind _ -> showWay(Feather.ANCHOR, Texts.get("search.route.bind"));
            case SearchRoute.ToConnect _ ->
                    showWay(Feather.SEND, Texts.get("search.route.connect"));
            case SearchRoute.ToExplain _ ->
                    showWay(Feather.FILE_TEXT, Texts.get("search.route.explain"));
            case SearchRoute.ToErrno _ ->
                    showWay(Feather.BOOK_OPEN, Texts.get("search.route.errno"));
            case null -> way.setText("");
        }
    }

    /** An errno alone stands there by its name; the icon and the tooltip say where Enter goes. */
    private void showWay(Feather icon, String name) {
        String where = Texts.get("search.route.accessible", name);
        way.setGraphic(Icons.of(icon, 12));
        way.setText(
                search.routeProperty().get() instanceof SearchRoute.ToErrno(String errno)
                        ? errno
                        : name);
        way.setAccessibleText(way.getText() + ". " + where);
        way.setTooltip(new Tooltip(where));
    }

    private void showChips() {
        chips.getChildren().clear();
        for (String text : search.chips()) {
            var remove = new Button(text, Icons.of(Feather.X, 12));
            remove.setContentDisplay(ContentDisplay.RIGHT);
            remove.getStyleClass().setAll("chip");
            remove.setFocusTraversable(false);
            remove.setMinWidth(USE_PREF_SIZE);
            remove.setAccessibleText(Texts.get("search.removeChip", text));
            remove.setOnAction(_ -> search.remove(text));
            chips.getChildren().add(remove);
        }
        chips.setManaged(!search.chips().isEmpty());
    }

    private void showBadge() {
        Searchable seen = list.getValue();
        boolean empty = search.isEmpty();
        boolean filtered = seen != null && !search.filterProperty().get().isEmpty();
        Counts counts = seen == null ? Counts.NONE : seen.countsProperty().get();
        badge.setText(Texts.get("search.badge", counts.matching(), counts.total()));
        Nodes.show(badge, filtered);
        Nodes.show(key, empty);
    }

    /** Underlines what makes no sense, at the place where the field draws it. */
    private void showMistake() {
        SearchModel.Mistake mistake = search.mistakeProperty().get();
        String text = field.getText();
        pseudoClassStateChanged(MISTAKE, mistake != null);
        boolean there = mistake != null && mistake.end() <= text.length();
        underline.setVisible(there);
        if (there) {
            double from = width(text.substring(0, mistake.start()));
            double to = width(text.substring(0, mistake.end()));
            underline.resizeRelocate(
                    TEXT_INSET + from,
                    field.getLayoutY() + field.getHeight() - 3,
                    Math.max(6, to - from),
                    2);
        }
    }

    private double width(String text) {
        var probe = new Text(text);
        probe.setFont(field.getFont());
        return probe.getLayoutBounds().getWidth();
    }

    /** A field whose paste keeps several lines readable in one. */
    private final class PasteField extends TextField {
        @Override
        public void paste() {
            String pasted = Clipboard.getSystemClipboard().getString();
            if (pasted != null) {
                String line = search.oneLine(pasted);
                search.pasted(pasted, line);
                replaceSelection(line);
            }
        }
    }
}
