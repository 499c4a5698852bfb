package dev.bindsight.testbed;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Takes pictures of parts of a window. */
public final class Picture {
    private Picture() {}

    /** Takes one of a node as it is drawn, on what its window is filled with. FX thread. */
    public static void of(Node node, Path file) {
        var parameters = new SnapshotParameters();
        Paint fill = node.getScene().getFill();
        parameters.setFill(fill == null ? Color.TRANSPARENT : fill);
        save(node.snapshot(parameters, null), file);
    }

    /** Writes a picture into a file. Any thread. */
    public static void save(WritableImage picture, Path file) {
        int columns = (int) picture.getWidth();
        int rows = (int) picture.getHeight();
        var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = picture.getPixelReader();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
