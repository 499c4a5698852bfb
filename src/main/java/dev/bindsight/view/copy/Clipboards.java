package dev.bindsight.view.copy;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The clipboard of the desktop. */
public final class Clipboards {
    private Clipboards() {}

    /**
     * Puts text on the clipboard and tells the windows, so that every copy is confirmed, from
     * whichever button or menu it came. Called on the FX thread.
     */
    public static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        if (Clipboard.getSystemClipboard().setContent(content)) {
            Window.getWindows().stream()
                    .filter(Stage.class::isInstance)
                    .map(Window::getScene)
                    .forEach(scene -> scene.getRoot().fireEvent(new CopiedEvent(text)));
        }
    }
}
