package dev.bindsight.view.bind;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.CommandLine;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;
import dev.bindsight.words.OfferText;
import dev.bindsight.words.Sentence;
import dev.bindsight.words.SocketText;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks before a socket is closed, and shows the commands of what Bindsight leaves to the user. */
public final class BindQuestions implements Questions {
    private final Overlay overlay;
    private final Consumer<String> copy;

    /**
     * Questions in front of the window.
     *
     * @param copy puts text on the clipboard
     */
    public BindQuestions(Overlay overlay, Consumer<String> copy) {
        this.overlay = overlay;
        this.copy = copy;
    }

    @Override
    public void askToClose(Offer offer, Diagnosis diagnosis, Runnable yes) {
        if (!(offer.fix() instanceof Fix.CloseSocket(SocketEntry socket))) {
            return;
        }
        var body = new VBox(12);
        body.getChildren().add(Nodes.words(SocketText.line(socket), "mono"));
        body.getChildren().add(Nodes.words(seenBy(socket, diagnosis.seen())));
        Need need = offer.need();
        if (need != null) {
            body.getChildren()
                    .add(
                            Nodes.words(
                                    Sentence.of("close.needs", OfferText.need(need)).text(),
                                    "muted"));
            body.getChildren().add(CommandLine.of("sudo " + SocketCommands.destroy(socket), copy));
        }
        var cancel =
                Nodes.named(
                        "close-cancel", Nodes.button(Texts.get("close.cancel"), overlay::close));
        var close = new Button(Texts.get("close.yes"), Icons.of(Feather.X, Icons.ROW));
        close.setId("close-yes");
        close.getStyleClass().add("danger");
        close.setOnAction(_ -> {
            overlay.close();
            yes.run();
        });
        var buttons = new HBox(8, cancel, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        body.getChildren().add(buttons);
        Sheet.show("close-sheet", Texts.get("close.title"), body, overlay);
        cancel.requestFocus();
    }

    @Override
    public void showCommands(Offer offer) {
        var body = new VBox(12);
        body.getChildren().add(Nodes.words(Texts.get("commands.intro")));
        if (offer.fix() instanceof Fix.GrantPrivilege grant) {
            for (Fix.Command command : grant.commands()) {
                body.getChildren()
                        .add(
                                new VBox(
                                        4,
                                        CommandLine.of(command.line(), copy),
                                        Nodes.words(
                                                OfferText.meaning(command, grant).text(),
                                                "muted",
                                                "small")));
            }
        }
        Sheet.show("commands-sheet", OfferText.action(offer).text(), body, overlay);
    }

    /** What its process and its peer notice. */
    private static String seenBy(SocketEntry socket, @Nullable Inventory seen) {
        List<ProcessDetails> owners = seen == null ? List.of() : seen.owners(socket);
        if (socket.state() == TcpState.TIME_WAIT) {
            return Texts.get("close.seen.timeWait");
        }
        boolean udp = socket.protocol() == Protocol.UDP;
        if (owners.isEmpty()) {
            return Texts.get(udp ? "close.seen.udpUnseen" : "close.seen.nobody");
        }
        String names =
                owners.stream()
                        .map(owner ->
                                Texts.get("close.owner", owner.name(), owner.pid().toString()))
                        .collect(Collectors.joining(", "));
        if (udp) {
            return Texts.get("close.seen.udp", names);
        }
        return Texts.get(
                socket.state() == TcpState.LISTEN ? "close.seen.listener" : "close.seen.connection",
                names);
    }
}
