package dev.bindsight.installed;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

/** What a window looks like on the screen, with what stands in front of it. */
record Picture(BufferedImage pixels) {
    private static final int SHORTEST_EDGE = 20;
    private static final int LOWEST = 12;

    /** Less than what a button has on the left of its text. */
    private static final int PADDING = 5;

    static Picture read(Path file) {
        try {
            return new Picture(ImageIO.read(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(Files.exists(file) ? file.toString() : "no " + file, e);
        }
    }

    int width() {
        return pixels.getWidth();
    }

    int height() {
        return pixels.getHeight();
    }

    /** The colour of a pixel as 0xRRGGBB. */
    int at(int x, int y) {
        return pixels.getRGB(x, y) & 0xFFFFFF;
    }

    /** The middle of a shape that is filled in exactly this colour. */
    Optional<Point> middleOfFilled(int colour, Rectangle within) {
        return bounds(colour, within)
                .filter(each -> at(each.x + PADDING, (int) each.getCenterY()) == colour)
                .map(Picture::middle);
    }

    /**
     * The middle of a shape that is filled or outlined in exactly this colour. Letters are none:
     * their lines are too short.
     */
    Optional<Point> middleOf(int colour, Rectangle within) {
        return bounds(colour, within).map(Picture::middle);
    }

    private static Point middle(Rectangle bounds) {
        return new Point((int) bounds.getCenterX(), (int) bounds.getCenterY());
    }

    private Optional<Rectangle> bounds(int colour, Rectangle within) {
        var found = new Rectangle(-1, -1);
        Rectangle seen = within.intersection(new Rectangle(width(), height()));
        for (int y = seen.y; y < seen.y + seen.height; y++) {
            int start = seen.x;
            for (int x = seen.x; x <= seen.x + seen.width; x++) {
                if (x == seen.x + seen.width || at(x, y) != colour) {
                    if (x - start >= SHORTEST_EDGE) {
                        found.add(new Rectangle(start, y, x - start, 1));
                    }
                    start = x + 1;
                }
            }
        }
        return found.height < LOWEST ? Optional.empty() : Optional.of(found);
    }

    /** Whether there is text, dark on light. */
    boolean hasText(Rectangle within) {
        int dark = 0;
        for (int y = within.y; y < within.y + within.height; y++) {
            for (int x = within.x; x < within.x + within.width; x++) {
                int colour = at(x, y);
                if ((colour >> 16) + (colour >> 8 & 0xFF) + (colour & 0xFF) < 3 * 0x60) {
                    dark++;
                }
            }
        }
        return dark > 10;
    }
}
