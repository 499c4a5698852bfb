package dev.bindsight.view.copy;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard of the desktop. */
public final class Clipboards {
    private Clipboards() {}

    /** Puts text on the clipboard. Called on the FX thread. */
    public static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
