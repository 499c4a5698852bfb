package dev.bindsight.view;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.explain.Asked;
import dev.bindsight.explain.AskedReader;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screens;
import dev.bindsight.view.screen.Searchable;
import dev.bindsight.view.shell.MistakeNote;
import dev.bindsight.view.shell.SearchField;
import dev.bindsight.view.shell.SearchModel;

import javafx.geometry.Pos;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/** The search field, what hangs below it, and the keys between it and the list. */
final class SearchPart {
    private final Desktop desktop;
    private final SearchModel search;
    private final Searchable list;
    private final Screens screens;
    private final Navigation navigation;
    private final SearchField field;
    private final MistakeNote note;
    private final Set<Place> followed = EnumSet.noneOf(Place.class);

    SearchPart(
            Desktop desktop,
            SearchModel search,
            Searchable list,
            Screens screens,
            Navigation navigation) {
        this.desktop = desktop;
        this.search = search;
        this.list = list;
        this.screens = screens;
        this.navigation = navigation;
        field =
                new SearchField(
                        search,
                        screens.currentProperty().map(_ -> screens.searchable()),
                        this::enter,
                        this::enterList);
        note = new MistakeNote(search);
        StackPane.setAlignment(note, Pos.TOP_LEFT);
        screens.currentProperty().subscribe(_ -> follow(screens.searchable()));
    }

    /** A list that is seen for the first time has the keys that lead to the field and back. */
    private void follow(@Nullable Searchable seen) {
        if (seen != null && followed.add(seen.place())) {
            seen.list()
                    .addEventFilter(KeyEvent.KEY_PRESSED, event -> leaveList(seen.list(), event));
            seen.list().addEventHandler(KeyEvent.KEY_TYPED, this::typedInList);
        }
    }

    /** The field, for the bar at the top. */
    Region field() {
        return field;
    }

    /** What is wrong with what was typed, to lie over the screens. */
    Region note() {
        return note;
    }

    /** Who types on the list means the field, which goes on from there. */
    private void typedInList(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        String typed = event.getCharacter();
        if (plain && !typed.isEmpty() && Character.isLetterOrDigit(typed.codePointAt(0))) {
            field.begin(typed);
            event.consume();
        }
    }

    /** Gives the field the focus. */
    void focus() {
        field.focus();
    }

    /**
     * Reads the reference of errnos, which blocks: until it is there, the field reads everything
     * but errors.
     *
     * @param then is run on the FX thread once it is there
     */
    Job readErrors(Runnable then) {
        return new Job(_ -> {
            var reader = new AskedReader(desktop.probing().errnos().get());
            return () -> {
                search.readErrors(reader);
                then.run();
            };
        });
    }

    /**
     * Has a text answered as if it had been pasted into the field, with Enter behind it; but what a
     * program printed is explained, also where it says no more than an errno.
     *
     * @param lane runs what blocks: an error is understood only with the reference of errnos
     */
    void ask(String text, Lane lane) {
        if (AskedReader.WITHOUT_ERRORS.read(text) instanceof Asked.Words) {
            lane.start(readErrors(() -> paste(text)));
        } else {
            paste(text);
        }
    }

    /** Has what is on the clipboard explained. */
    void explainClipboard() {
        navigation.explainClipboard();
    }

    private void paste(String text) {
        SearchRoute whole = SearchRoute.ofWhole(text, search.read(text)).orElse(null);
        String line = search.oneLine(text);
        search.clear();
        search.pasted(text, line);
        search.typedProperty().set(line);
        if (whole instanceof SearchRoute.ToExplain) {
            navigation.explain(text);
        } else {
            enter();
        }
    }

    /** Goes where the badge in the search field says; without one the words are for the list. */
    private void enter() {
        switch (search.routeProperty().get()) {
            case SearchRoute.ToBind(AddressSpec spec) ->
                    navigation.tryBind(
                            spec.places(desktop.machine().hasIpv6()).getFirst(), Protocol.TCP);
            // the form takes a URL apart by itself: its scheme and path count too
            case SearchRoute.ToConnect(String host, Port port, var url) ->
                    navigation.tryConnect(url == null ? host : url, port.toString(), Protocol.TCP);
            case SearchRoute.ToExplain _ -> navigation.explain(search.question());
            case SearchRoute.ToErrno(String errno) -> navigation.showErrno(errno);
            case null -> {
                if (screens.searchable() == null) {
                    screens.show(list.place());
                }
            }
        }
    }

    private void enterList() {
        if (screens.searchable() == null) {
            screens.show(list.place());
        }
        Searchable seen = screens.searchable();
        if (seen != null) {
            seen.enter();
        }
    }

    /** Escape, and the up key in the first row, lead back into the field. */
    private void leaveList(TableView<?> from, KeyEvent event) {
        boolean up = event.getCode() == KeyCode.UP && from.getFocusModel().getFocusedIndex() <= 0;
        boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        if (plain && (up || Command.TO_FIELD.matches(event))) {
            field.focus();
            event.consume();
        }
    }
}
