package dev.bindsight.view.connections;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.CommandLine;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.words.SocketText;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/** Asks whether a connection shall be closed, with what both sides will see, and closes it. */
final class CloseSheet {
    private static final double BETWEEN = 12;
    private static final String NEEDED = "CAP_NET_ADMIN";

    private CloseSheet() {}

    /**
     * Asks.
     *
     * @param closer closes it; blocks
     * @param lane runs that
     */
    static void show(
            Flow flow,
            MachineSummary machine,
            Function<SocketEntry, Optional<Errno>> closer,
            Lane lane,
            Overlay overlay) {
        var body = new VBox(BETWEEN);
        String peer = SocketText.endpoint(flow.remote());
        ProcessDetails owner = flow.owner();
        body.getChildren()
                .add(
                        Nodes.words(
                                Texts.get(
                                        "connections.close.which",
                                        SocketText.local(flow.socket()),
                                        owner == null ? "" : OwnerText.name(owner),
                                        peer)));
        body.getChildren()
                .addAll(
                        side(Texts.get("connections.close.here"), here(owner)),
                        side(Texts.get("connections.close.there"), there(flow.peer())));
        if (machine.isGranted(NEEDED)) {
            Label answer = Nodes.words("", "muted");
            Button close =
                    Nodes.named(
                            "close-connection-now",
                            Nodes.button(Texts.get("connections.close.now"), () -> {}, "danger"));
            close.setOnAction(_ -> {
                close.setDisable(true);
                lane.start(
                        new Job(_ -> {
                            Optional<Errno> refused = closer.apply(flow.socket());
                            return () -> {
                                if (refused.isEmpty()) {
                                    overlay.close();
                                } else {
                                    answer.setText(
                                            Texts.get(
                                                    "connections.close.refused",
                                                    refused.get().name()));
                                    close.setDisable(false);
                                }
                            };
                        }));
            });
            Button cancel = Nodes.button(Texts.get("connections.close.cancel"), overlay::close);
            cancel.setCancelButton(true);
            body.getChildren().addAll(answer, Nodes.row(8, Nodes.space(), cancel, close));
        } else {
            body.getChildren()
                    .addAll(
                            Nodes.words(Texts.get("connections.close.root"), "muted"),
                            CommandLine.of(
                                    "sudo " + SocketCommands.destroy(flow.socket()),
                                    Clipboards::put));
        }
        Sheet.show("close-connection", Texts.get("connections.close.title", peer), body, overlay);
    }

    private static VBox side(String name, String sees) {
        return new VBox(2, Nodes.label(name, "section-label"), Nodes.words(sees));
    }

    private static String here(@Nullable ProcessDetails owner) {
        return owner == null
                ? Texts.get("connections.close.here.nobody")
                : Texts.get("connections.close.here.sees", OwnerText.name(owner));
    }

    private static String there(@Nullable ProcessDetails peer) {
        return peer == null
                ? Texts.get("connections.close.there.sees")
                : Texts.get("connections.close.there.process", OwnerText.name(peer));
    }
}
