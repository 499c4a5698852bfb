package dev.bindsight.view.shell;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.CommandLine;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;
import dev.bindsight.words.PrivilegesText;

import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * Why owners are hidden, and commands that show them. A running program cannot be given privileges
 * (capabilities(7)), so none is pretended: the commands are for a terminal.
 */
public final class UnlockSheet {
    private UnlockSheet() {}

    /**
     * Explains it.
     *
     * @param inventory the last reading
     * @param ownCommand how the command line of this very program is called
     * @param copy puts text on the clipboard
     */
    public static void show(
            Overlay overlay,
            Inventory inventory,
            MachineSummary machine,
            String ownCommand,
            Consumer<String> copy) {
        Coverage coverage = inventory.coverage();
        Ownership.HiddenReason reason = coverage.hiddenReason();
        var body = new VBox(12);
        body.getChildren()
                .add(
                        Nodes.words(
                                Texts.get(
                                        "unlock.count",
                                        coverage.ownersHidden(),
                                        PrivilegesText.of(machine.privileges()))));
        if (reason != null) {
            body.getChildren().add(Nodes.words(Texts.get("unlock.reason." + reason)));
        }
        if (helpsToBeRoot(reason)) {
            body.getChildren().add(Nodes.words(Texts.get("unlock.commands"), "muted"));
            for (String command : List.of("sudo ss -tulnp", "sudo " + ownCommand + " ports")) {
                body.getChildren().add(CommandLine.of(command, copy));
            }
            body.getChildren().add(Nodes.words(Texts.get("unlock.note"), "muted", "small"));
        }
        Sheet.show("unlock-sheet", Texts.get("unlock.title"), body, overlay);
    }

    private static boolean helpsToBeRoot(Ownership.@Nullable HiddenReason reason) {
        return switch (reason) {
            case OTHER_USER, PROTECTED, HIDEPID -> true;
            case MISSING_CAPABILITY, NOT_FOUND, NOT_IN_NAMESPACE, SOURCE_LACKS_IT, GONE -> false;
            case null -> false;
        };
    }
}
