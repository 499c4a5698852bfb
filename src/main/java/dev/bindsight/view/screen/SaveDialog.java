package dev.bindsight.view.screen;

import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.scene.control.Alert;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks for a file and has it written, off the FX thread.
 *
 * @param stage what it stands in front of
 * @param lane runs what writes
 * @param saved is told of a file that was written, on the FX thread
 */
public record SaveDialog(Stage stage, Lane lane, Consumer<Path> saved) {
    /** Writes a file. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it anew. */
        void write(Path file) throws IOException;
    }

    /**
     * Asks; nothing is written if no file is chosen.
     *
     * @param name the name that is proposed
     * @param kinds what it may be, each with one extension, at least one
     */
    public void ask(
            String title, String name, List<FileChooser.ExtensionFilter> kinds, Writing writing) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().addAll(kinds);
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            FileChooser.ExtensionFilter kind = chooser.getSelectedExtensionFilter();
            Path file = withExtension(chosen, kind == null ? kinds.getFirst() : kind);
            // a file that is begun is written, and what came of it is told, whatever closes
            // meanwhile
            lane.start(new Job(Texts.get("job.save", file), _ -> save(file, writing)).toTheEnd());
        }
    }

    private static Path withExtension(File chosen, FileChooser.ExtensionFilter kind) {
        boolean named = chosen.getName().indexOf('.') > 0;
        String extension = kind.getExtensions().getFirst().substring(1);
        return named ? chosen.toPath() : Path.of(chosen.getPath() + extension);
    }

    private Runnable save(Path file, Writing writing) {
        try {
            writing.write(file);
            return () -> saved.accept(file);
        } catch (IOException e) {
            return () -> failed(file, e);
        }
    }

    private void failed(Path file, IOException reason) {
        var alert = new Alert(Alert.AlertType.WARNING);
        alert.initOwner(stage);
        alert.setTitle(Texts.get("shell.title"));
        alert.setHeaderText(Texts.get("export.failed", file));
        alert.setContentText(reason.getMessage());
        alert.show();
    }
}
