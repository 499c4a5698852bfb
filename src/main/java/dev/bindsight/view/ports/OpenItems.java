package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Icons;

import javafx.scene.control.MenuItem;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** What the desktop can open of a socket: its page in the browser, the directory of its owner. */
final class OpenItems {
    private final PortActions actions;
    private final String home;
    private final MenuItem page;
    private final MenuItem directory = new MenuItem("", Icons.of(Feather.FOLDER, Icons.ROW));

    /**
     * @param home the user's home directory, shown as {@code ~}
     */
    OpenItems(CommandSet commands, PortActions actions, String home) {
        this.actions = actions;
        this.home = home;
        page = commands.item(Command.OPEN, "");
        page.setId("menu-open-page");
        page.setMnemonicParsing(false);
        directory.setId("menu-open-directory");
        directory.setMnemonicParsing(false);
    }

    List<MenuItem> all() {
        return List.of(page, directory);
    }

    /** Offers what there is of a socket. */
    void describe(SocketEntry socket, List<ProcessDetails> owners) {
        Optional<String> address = BrowserAddress.of(socket);
        page.setVisible(address.isPresent());
        address.ifPresent(found -> page.setText(Texts.get("ports.menu.open", found)));
        Optional<String> path = owners.stream().findFirst().flatMap(OwnerDirectory::of);
        directory.setVisible(path.isPresent());
        path.ifPresent(found -> {
            directory.setText(Texts.get("ports.menu.open", PathText.of(found, home)));
            directory.setOnAction(_ -> actions.open(OwnerDirectory.uri(found)));
        });
    }
}
