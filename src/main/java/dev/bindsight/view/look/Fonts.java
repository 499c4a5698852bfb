package dev.bindsight.view.look;

import javafx.scene.text.Font;

import java.io.InputStream;
import java.util.List;

/**
 * The embedded fonts: Inter with digits of equal width, and JetBrains Mono without ligatures, under
 * names of their own so that no installed font is taken instead. The style sheet names them.
 */
public final class Fonts {
    private static final List<String> FILES =
            List.of(
                    "inter-400.ttf",
                    "inter-500.ttf",
                    "inter-600.ttf",
                    "jetbrains-mono-400.ttf",
                    "jetbrains-mono-600.ttf");
    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /** Makes them known to JavaFX. */
    public static void load() {
        for (String file : FILES) {
            InputStream data = Fonts.class.getResourceAsStream("fonts/" + file);
            if (data == null || Font.loadFont(data, ANY_SIZE) == null) {
                throw new IllegalStateException("the font " + file + " is missing or damaged");
            }
        }
    }
}
