package dev.bindsight.view.command;

import dev.bindsight.text.Texts;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What can be done by a key: its words, its icon, and the keys, the first of which is told and all
 * of which do it. In the order of the sheet of keys.
 */
public enum Command {
    /** Gives the search field the focus. */
    SEARCH(Part.EVERYWHERE, Feather.SEARCH, "keys.search", shortcut(KeyCode.F)),
    /** Opens the palette. */
    PALETTE(Part.EVERYWHERE, null, "keys.palette", shortcut(KeyCode.K)),
    /** Reads the machine now. */
    REFRESH(Part.EVERYWHERE, Feather.REFRESH_CW, "keys.refresh", plain(KeyCode.F5)),
    /** Shows the screen of a number. */
    SCREEN(Part.EVERYWHERE, null, "keys.screen", numbers()),
    /** Shows the screen that was shown before. */
    BACK(
            Part.EVERYWHERE,
            Feather.ARROW_LEFT,
            "keys.back",
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN)),
    /** Everything larger; shift is held for + on many keyboards. */
    LARGER(
            Part.EVERYWHERE,
            Feather.ZOOM_IN,
            "palette.zoomIn",
            shifted(KeyCode.PLUS),
            shifted(KeyCode.ADD),
            shifted(KeyCode.EQUALS)),
    /** Everything smaller. */
    SMALLER(
            Part.EVERYWHERE,
            Feather.ZOOM_OUT,
            "palette.zoomOut",
            shifted(KeyCode.MINUS),
            shifted(KeyCode.SUBTRACT),
            shifted(KeyCode.UNDERSCORE)),
    /** Everything as large as at first. */
    FIRST_SIZE(
            Part.EVERYWHERE,
            Feather.MAXIMIZE,
            "palette.zoomReset",
            shifted(KeyCode.DIGIT0),
            shifted(KeyCode.NUMPAD0)),
    /** Shows keys and search words. */
    HELP(Part.EVERYWHERE, Feather.HELP_CIRCLE, "keys.sheet", plain(KeyCode.F1)),
    /** Closes the window. */
    QUIT(Part.EVERYWHERE, Feather.X, "keys.quit", shortcut(KeyCode.Q), shortcut(KeyCode.W)),
    /** Goes where the badge in the search field says. */
    GO(Part.FIELD, null, "keys.go", plain(KeyCode.ENTER)),
    /** Leaves the search field for the list. */
    DOWN(Part.FIELD, null, "keys.down", plain(KeyCode.DOWN)),
    /** Clears the search field. */
    CLEAR(Part.FIELD, Feather.FILTER, "keys.clear", plain(KeyCode.ESCAPE)),
    /** Stops the owners of what is selected. */
    STOP(Part.LIST, Feather.SQUARE, "keys.stop", plain(KeyCode.DELETE)),
    /** Tries to bind what is selected. */
    TRY_BIND(Part.LIST, Feather.ANCHOR, "keys.tryBind", plain(KeyCode.ENTER), shortcut(KeyCode.B)),
    /** Tries to connect to what is selected. */
    TRY_CONNECT(Part.LIST, Feather.SEND, "keys.tryConnect", shortcut(KeyCode.T)),
    /** Asks who had the port of what is selected. */
    WHO_HAD(Part.LIST, Feather.CLOCK, "keys.whoHad", shortcut(KeyCode.H)),
    /** Copies the addresses of what is selected. */
    COPY(Part.LIST, Feather.COPY, "keys.copy", shortcut(KeyCode.C)),
    /** Selects every row. */
    ALL(Part.LIST, null, "keys.all", shortcut(KeyCode.A)),
    /** Opens the page of what is selected. */
    OPEN(Part.LIST, Feather.EXTERNAL_LINK, "keys.open", shortcut(KeyCode.O)),
    /** Groups the list by process. */
    GROUP(Part.LIST, Feather.LAYERS, "keys.group", shortcut(KeyCode.G)),
    /** Opens or closes the details. */
    DETAILS(Part.LIST, Feather.SIDEBAR, "keys.details", plain(KeyCode.F9)),
    /** Opens the menu of what is selected. */
    MENU(
            Part.LIST,
            null,
            "keys.menu",
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN),
            plain(KeyCode.CONTEXT_MENU)),
    /** Leaves the list for the search field. */
    TO_FIELD(Part.LIST, null, "keys.toField", plain(KeyCode.ESCAPE)),
    /** Asks whether the selected connection shall be closed. */
    CLOSE_CONNECTION(Part.CONNECTIONS, Feather.X, "keys.closeConnection", plain(KeyCode.DELETE)),
    /** Selects the other end of the selected connection. */
    OTHER_END(Part.CONNECTIONS, Feather.LINK, "keys.otherEnd", shortcut(KeyCode.E)),
    /** Tries to connect to the other end of the selected connection. */
    CONNECT_TO_PEER(Part.CONNECTIONS, Feather.SEND, "keys.connectToPeer", shortcut(KeyCode.T)),
    /** Looks the name of the other end up. */
    LOOK_UP_PEER(Part.CONNECTIONS, Feather.SEARCH, "keys.lookUpPeer", shortcut(KeyCode.L)),
    /** Copies the address of the selected connection. */
    COPY_CONNECTION(Part.CONNECTIONS, Feather.COPY, "keys.copyConnection", shortcut(KeyCode.C)),
    /** Lists only what something ails, or all. */
    ONLY_AILING(Part.CONNECTIONS, Feather.ALERT_TRIANGLE, "keys.onlyAiling", shortcut(KeyCode.I)),
    /** Has connections stand together by something else. */
    GROUP_CONNECTIONS(
            Part.CONNECTIONS, Feather.LAYERS, "keys.groupConnections", shortcut(KeyCode.G)),
    /** Stops reading, or goes on. */
    PAUSE(Part.CONNECTIONS, Feather.PAUSE, "keys.pause", shortcut(KeyCode.P)),
    /** Saves the list. */
    EXPORT(Part.CONNECTIONS, Feather.DOWNLOAD, "connections.export", shortcut(KeyCode.S)),
    /** Binds what stands in the fields. */
    BIND(Part.BIND, Feather.ANCHOR, "keys.bind", shortcut(KeyCode.ENTER)),
    /** Tries what is shown again. */
    AGAIN(Part.BIND, Feather.REFRESH_CW, "keys.again", shortcut(KeyCode.R)),
    /** Tries every address and option. */
    MATRIX(Part.BIND, Feather.GRID, "keys.matrix", shortcut(KeyCode.M)),
    /** Copies what is shown as Markdown. */
    COPY_REPORT(Part.BIND, Feather.COPY, "keys.copyReport", shortcut(KeyCode.C)),
    /** Ends what runs. */
    CANCEL(Part.BIND, Feather.X, "keys.cancel", plain(KeyCode.ESCAPE)),

    /** Reads what is on the clipboard. */
    PASTE(Part.EXPLAIN, Feather.CLIPBOARD, "keys.paste", shortcut(KeyCode.V)),
    /** Reads a file. */
    OPEN_FILE(Part.EXPLAIN, Feather.FILE_TEXT, "keys.openFile", shortcut(KeyCode.O)),
    /** Explains the next error. */
    NEXT_ERROR(Part.EXPLAIN, Feather.CHEVRON_DOWN, "keys.nextError", plain(KeyCode.F8)),
    /** Explains the error before. */
    PREVIOUS_ERROR(
            Part.EXPLAIN,
            Feather.CHEVRON_UP,
            "keys.previousError",
            new KeyCodeCombination(KeyCode.F8, KeyCombination.SHIFT_DOWN)),
    /** Edits the text, or ends that. */
    EDIT_TEXT(Part.EXPLAIN, Feather.EDIT_2, "keys.editText", plain(KeyCode.F2)),
    /** Puts the text away. */
    CLEAR_TEXT(Part.EXPLAIN, Feather.X, "keys.clearText", shortcut(KeyCode.DELETE));

    private final Part part;
    private final @Nullable Feather icon;
    private final String words;
    private final List<KeyCodeCombination> keys;

    Command(Part part, @Nullable Feather icon, String words, KeyCodeCombination... keys) {
        this.part = part;
        this.icon = icon;
        this.words = words;
        this.keys = List.of(keys);
    }

    /** Where it can be done. */
    public enum Part {
        /** Wherever the focus is. */
        EVERYWHERE,
        /** In the search field. */
        FIELD,
        /** In the list of ports. */
        LIST,
        /** In the list of connections. */
        CONNECTIONS,
        /** In Bind. */
        BIND,
        /** In Explain. */
        EXPLAIN;

        /** The words of its heading. */
        public String title() {
            return Texts.get("keys.group." + this);
        }
    }

    /** Where it can be done. */
    public Part part() {
        return part;
    }

    /** What it does, as the sheet of keys says it. */
    public String words() {
        return Texts.get(words);
    }

    /** Its icon, absent where it has no button and stands in no menu. */
    public @Nullable Feather icon() {
        return icon;
    }

    /** Every key that does it, the first of which is told. */
    public List<KeyCodeCombination> keys() {
        return keys;
    }

    /** The key that is told, as it stands on the keyboard: {@code Ctrl}, {@code F}. */
    public List<String> caps() {
        return caps(keys.getFirst());
    }

    /** The same as one text: {@code Ctrl F}. */
    public String key() {
        return key(1);
    }

    /** The key of that number, from 1: {@code Ctrl 2} for the second screen. */
    public String key(int number) {
        return String.join(" ", caps(keys.get(number - 1)));
    }

    /** A name with the key that does the same: {@code Details (F9)}. */
    public String hint(String name) {
        return hint(name, 1);
    }

    /** The same with the key of that number. */
    public String hint(String name, int number) {
        return Texts.get("keys.hint", name, key(number));
    }

    /** Whether a key that was pressed means it. */
    public boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }

    private static List<String> caps(KeyCodeCombination key) {
        var caps = new ArrayList<String>();
        add(caps, key.getShortcut(), "Ctrl");
        add(caps, key.getAlt(), "Alt");
        if (key.getShift() == ModifierValue.DOWN) {
            caps.add("Shift");
        }
        caps.add(
                switch (key.getCode()) {
                    case PLUS -> "+";
                    case MINUS -> "−";
                    default -> key.getCode().getName();
                });
        return caps;
    }

    private static void add(List<String> caps, ModifierValue modifier, String name) {
        if (modifier == ModifierValue.DOWN) {
            caps.add(name);
        }
    }

    /** The first nine, above the letters and then beside them. */
    private static KeyCodeCombination[] numbers() {
        return Stream.of("DIGIT", "NUMPAD")
                .flatMap(row ->
                        IntStream.rangeClosed(1, 9)
                                .mapToObj(number -> shortcut(KeyCode.valueOf(row + number))))
                .toArray(KeyCodeCombination[]::new);
    }

    private static KeyCodeCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCodeCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCodeCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
    }
}
