package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.inventory.connection.MeasuredConnection.Whither;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.words.SocketText;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** Who is at the other end, and what leads there. */
final class OtherEndView extends VBox {
    private final PeerNames names;
    private final Label where = Nodes.whole("", "muted", "small");
    private final Label who = Nodes.words("");
    private final Label waits = Nodes.words("", "muted");
    private final Button show;
    private final Button look;

    OtherEndView(CommandSet commands, PeerNames names) {
        this.names = names;
        getStyleClass().add("other-end");
        show =
                commands.button(
                        Command.OTHER_END, new Button(Texts.get("connections.otherEnd.show")));
        show.setId("connection-other-end");
        look =
                commands.button(
                        Command.LOOK_UP_PEER, new Button(Texts.get("connections.otherEnd.lookUp")));
        look.setId("connection-look-up");
        Button connect =
                commands.button(
                        Command.CONNECT_TO_PEER, new Button(Texts.get("ports.menu.tryConnect")));
        connect.setId("connection-connect");
        for (Button each : new Button[] {show, look, connect}) {
            each.getStyleClass().add("small");
        }
        var buttons = new FlowPane(8, 8, show, look, connect);
        buttons.getStyleClass().add("other-end-buttons");
        getChildren()
                .addAll(
                        Nodes.row(
                                8,
                                Nodes.label(Texts.get("connections.otherEnd"), "section-label"),
                                Nodes.space(),
                                where),
                        who,
                        waits,
                        buttons);
    }

    /**
     * Shows the other end of a connection.
     *
     * @param measured all that is known of it, absent where it is gone
     * @param end the other end as a connection of this machine, absent where it is none
     */
    void show(Flow flow, @Nullable MeasuredConnection measured, @Nullable Flow end) {
        boolean here = flow.reach() == Reach.MACHINE;
        where.setText(Texts.get("connections.reach." + flow.reach()));
        PeerNames.Answer asked = names.answer(flow.remote().address());
        who.setText(
                measured != null && measured.peer() instanceof PeerEnd.Redirected(Whither whither)
                        ? redirected(flow, whither, end)
                        : here ? processAt(end) : named(asked));
        Nodes.show(waits, end != null && end.isOpen());
        if (end != null) {
            waits.setText(
                    Texts.get(
                            "connections.otherEnd.waits", ByteText.decimal(end.socket().recvQ())));
        }
        Nodes.show(show, end != null);
        Nodes.show(look, !here);
        look.setDisable(asked != null && asked.at() == null);
        look.setText(
                Texts.get(
                        asked == null
                                ? "connections.otherEnd.lookUp"
                                : "connections.otherEnd.again"));
    }

    private static String redirected(Flow flow, Whither whither, @Nullable Flow end) {
        return switch (whither) {
            case Whither.Told told -> redirected(flow, told, end);
            case Whither.NotByFilter _ -> Texts.get("connections.otherEnd.notByFilter");
            case Whither.Untold _ -> Texts.get("connections.otherEnd.redirected");
        };
    }

    /** One end knows the address it connected to, the other where it was sent instead. */
    private static String redirected(Flow flow, Whither.Told told, @Nullable Flow end) {
        String who = end == null ? Texts.get("connections.otherEnd.unmatched") : processAt(end);
        String source = told.byConntrack() ? "conntrack" : "SO_ORIGINAL_DST";
        Endpoint local = told.local();
        return local.port().equals(flow.remote().port())
                        && local.address().unmapped().equals(flow.remote().address().unmapped())
                ? Texts.get(
                        "connections.otherEnd.redirectedHere",
                        SocketText.endpoint(told.remote()),
                        who,
                        source)
                : Texts.get(
                        "connections.otherEnd.redirectedTo",
                        SocketText.endpoint(local),
                        who,
                        source);
    }

    private static String processAt(@Nullable Flow end) {
        if (end == null) {
            return Texts.get("connections.otherEnd.gone");
        }
        ProcessDetails owner = end.owner();
        return owner == null
                ? Texts.get("connections.otherEnd.noProcess", end.socket().stateLabel())
                : Texts.get(
                        "connections.otherEnd.process",
                        OwnerText.name(owner),
                        owner.pid().toString(),
                        owner.user());
    }

    private static String named(PeerNames.@Nullable Answer asked) {
        if (asked == null) {
            return Texts.get("connections.otherEnd.notAsked");
        }
        if (asked.at() == null) {
            return Texts.get("connections.otherEnd.asking");
        }
        if (asked.late()) {
            return Texts.get("connections.otherEnd.late", DurationText.span(PeerNames.PATIENCE));
        }
        return asked.name() == null
                ? Texts.get("connections.otherEnd.nameless")
                : Texts.get("connections.otherEnd.named", asked.name());
    }
}
