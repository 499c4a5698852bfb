package dev.bindsight.view;

import javafx.scene.image.Image;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The picture that the desktop knows the app by, in the usual sizes (Icon Theme Specification,
 * freedesktop.org). Decoding takes time, which need not be that of the FX thread.
 */
public final class AppIcon {
    private static final int[] SIZES = {16, 32, 48, 64, 128, 256};
    private static final int MARK = 48;

    private AppIcon() {}

    /** In every size, for the window manager to choose from. Any thread. */
    public static List<Image> everySize() {
        return Arrays.stream(SIZES).mapToObj(AppIcon::pixels).toList();
    }

    /** As a mark within the window. */
    static Image mark() {
        return pixels(MARK);
    }

    private static Image pixels(int size) {
        InputStream data = AppIcon.class.getResourceAsStream("icons/" + size + ".png");
        return new Image(Objects.requireNonNull(data));
    }
}
