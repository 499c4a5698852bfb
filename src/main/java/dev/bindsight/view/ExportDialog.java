package dev.bindsight.view;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.text.Texts;
import dev.bindsight.view.ports.Mark;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.ports.PortRow;
import dev.bindsight.view.ports.PortsModel;

import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/** Asks where to save the list as it is shown, and saves it. */
final class ExportDialog {
    private final Stage stage;
    private final PortsModel ports;
    private final ListExport export;
    private final Executor background;

    ExportDialog(Stage stage, PortsModel ports, MachineSummary machine, Executor background) {
        this.stage = stage;
        this.ports = ports;
        this.export = new ListExport(machine);
        this.background = background;
    }

    /** Asks for a file. Nothing happens before the first reading, or if none is chosen. */
    void open() {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory == null) {
            return;
        }
        List<PortFacts> rows =
                ports.rows().stream()
                        .map(PortRow::get)
                        .filter(facts -> facts.mark() != Mark.GONE)
                        .toList();
        var chooser = new FileChooser();
        chooser.setTitle(Texts.get("ports.export"));
        chooser.setInitialFileName("ports.csv");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Texts.get("export.csv"), "*.csv"),
                        new FileChooser.ExtensionFilter(Texts.get("export.json"), "*.json"));
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            Path file = withExtension(chosen, chooser.getSelectedExtensionFilter());
            background.execute(() -> save(file, inventory, rows));
        }
    }

    private static Path withExtension(File chosen, FileChooser.ExtensionFilter filter) {
        boolean named = chosen.getName().indexOf('.') > 0;
        String extension = filter == null ? ".csv" : filter.getExtensions().getFirst().substring(1);
        return named ? chosen.toPath() : Path.of(chosen.getPath() + extension);
    }

    private void save(Path file, Inventory inventory, List<PortFacts> rows) {
        try {
            export.write(file, inventory, rows);
        } catch (IOException e) {
            Platform.runLater(() -> failed(file, e));
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
