package dev.bindsight.view.connections;

import dev.bindsight.fix.ConnectionCloser;
import dev.bindsight.fix.ConnectionCloser.Closing;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.CloseWords.Way;
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

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks whether a connection shall be closed, with what both sides will see, and closes it. */
final class CloseSheet {
    private static final double BETWEEN = 12;
    private static final String NEEDED = "CAP_NET_ADMIN";

    private final Flow flow;
    private final Lane lane;
    private final Overlay overlay;
    private final Consumer<Boolean> whenClosed;
    private final VBox body = new VBox(BETWEEN);

    private CloseSheet(Flow flow, Lane lane, Overlay overlay, Consumer<Boolean> whenClosed) {
        this.flow = flow;
        this.lane = lane;
        this.overlay = overlay;
        this.whenClosed = whenClosed;
    }

    /**
     * Asks.
     *
     * @param mptcp whether it is an MPTCP connection, which SOCK_DESTROY does not know
     * @param closer closes it; blocks
     * @param lane runs that
     * @param whenClosed is told when it is closed, or was already: whether nothing is left of it
     */
    static void show(
            Flow flow,
            boolean mptcp,
            MachineSummary machine,
            ConnectionCloser closer,
            Lane lane,
            Overlay overlay,
            Consumer<Boolean> whenClosed) {
        new CloseSheet(flow, lane, overlay, whenClosed).ask(mptcp, machine, closer);
    }

    private void ask(boolean mptcp, MachineSummary machine, ConnectionCloser closer) {
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
        boolean granted = machine.isGranted(NEEDED);
        ProcessDetails own = mptcp && granted ? owner : ownedBy(machine);
        if (granted && !mptcp) {
            offer(Way.ABORT, mptcp, () -> closer.abort(flow.socket()));
        } else if (own != null) {
            offer(Way.SHUT_DOWN, mptcp, () -> closer.shutDown(flow.socket(), own.ref()));
        } else if (mptcp) {
            body.getChildren().add(Nodes.words(Texts.get("connections.close.mptcp"), "muted"));
        } else {
            addSides(Way.ABORT);
            addCommand(Texts.get("connections.close.root"));
        }
        Sheet.show("close-connection", Texts.get("connections.close.title", peer), body, overlay);
    }

    /** A process of this user that has it open, absent for none. */
    private @Nullable ProcessDetails ownedBy(MachineSummary machine) {
        return flow.owners().stream()
                .filter(each -> machine.uid().equals(each.facts().uid()))
                .findFirst()
                .orElse(null);
    }

    private void offer(Way way, boolean mptcp, Supplier<Closing> closing) {
        addSides(way);
        Label answer = Nodes.words(CloseWords.how(way, flow), "muted");
        Button close =
                Nodes.named(
                        "close-connection-now",
                        Nodes.button(Texts.get("connections.close.now"), () -> {}, "danger"));
        close.setOnAction(_ -> {
            close.setDisable(true);
            lane.start(
                    new Job(_ -> {
                        Closing closed = closing.get();
                        return () -> ended(way, mptcp, closed, answer);
                    }));
        });
        Button cancel = Nodes.button(Texts.get("connections.close.cancel"), overlay::close);
        cancel.setCancelButton(true);
        body.getChildren().addAll(answer, Nodes.row(8, Nodes.space(), cancel, close));
    }

    private void ended(Way way, boolean mptcp, Closing closing, Label answer) {
        switch (closing) {
            case Closing.Closed _ -> {
                overlay.close();
                whenClosed.accept(CloseWords.isOver(way, flow.socket()));
            }
            case Closing.Gone _ -> {
                answer.setText(Texts.get("connections.close.gone"));
                whenClosed.accept(true);
            }
            case Closing.Unseen(Pid holder) ->
                    failed(way, mptcp, CloseWords.unseen(holder), answer);
            case Closing.Refused refused -> failed(way, mptcp, CloseWords.refused(refused), answer);
        }
    }

    private void failed(Way way, boolean mptcp, String why, Label answer) {
        answer.setText(why);
        if (way == Way.SHUT_DOWN && !mptcp) {
            addCommand(Texts.get("connections.close.root"));
        }
    }

    private void addSides(Way way) {
        body.getChildren()
                .addAll(
                        side(Texts.get("connections.close.here"), CloseWords.here(way, flow)),
                        side(CloseWords.thereTitle(flow.peer()), CloseWords.there(way, flow)));
        String left = CloseWords.left(way, flow.socket());
        if (left != null) {
            body.getChildren().add(side(Texts.get("connections.close.left"), left));
        }
    }

    private void addCommand(String before) {
        body.getChildren()
                .addAll(
                        Nodes.words(before, "muted"),
                        CommandLine.of(
                                "sudo " + SocketCommands.destroy(flow.socket()), Clipboards::put));
    }

    private static VBox side(String name, String sees) {
        return new VBox(2, Nodes.label(name, "section-label"), Nodes.words(sees));
    }
}
