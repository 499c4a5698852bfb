package dev.bindsight.view;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.text.Texts;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.screen.SaveDialog;

import javafx.stage.FileChooser;

import java.util.List;

/** Asks where to save the list as it is shown, and saves it. */
final class ExportDialog {
    private final SaveDialog dialog;
    private final PortsModel ports;
    private final ListExport export;

    ExportDialog(SaveDialog dialog, PortsModel ports, MachineSummary machine) {
        this.dialog = dialog;
        this.ports = ports;
        this.export = new ListExport(machine);
    }

    /** Asks for a file. Nothing happens before the first reading, or if none is chosen. */
    void open() {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory == null) {
            return;
        }
        List<PortFacts> rows =
                ports.rows().stream()
                        .map(Row::get)
                        .filter(facts -> facts.group() == null && facts.mark() != Mark.GONE)
                        .toList();
        dialog.ask(
                Texts.get("ports.export"),
                "ports.csv",
                List.of(
                        new FileChooser.ExtensionFilter(Texts.get("export.csv"), "*.csv"),
                        new FileChooser.ExtensionFilter(Texts.get("export.json"), "*.json")),
                file -> export.write(file, inventory, rows));
    }
}
