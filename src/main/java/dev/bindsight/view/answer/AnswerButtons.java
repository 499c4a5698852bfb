package dev.bindsight.view.answer;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.ports.BrowserAddress;
import dev.bindsight.view.ports.FreeingWords;
import dev.bindsight.view.shell.SearchModel;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be done about an answer.
 *
 * @param search says where Enter goes: the buttons try the same place
 * @param actions does it
 */
record AnswerButtons(SearchModel search, AnswerActions actions) {
    /** The buttons of an answer, in their order. */
    List<Button> of(Answer answer) {
        return switch (answer) {
            case Answer.None _, Answer.Meaning _ -> List.of();
            case Answer.Held held -> {
                var buttons = new ArrayList<Button>();
                buttons.add(stop(held.sockets()));
                held.sockets().stream()
                        .flatMap(socket -> BrowserAddress.of(socket).stream())
                        .findFirst()
                        .ifPresent(page -> buttons.add(open(page)));
                buttons.add(tryBind(held.port()));
                yield buttons;
            }
            case Answer.SourcePort source ->
                    List.of(stop(List.of(source.socket())), tryBind(source.port()));
            case Answer.Ownerless ownerless ->
                    List.of(stop(List.of(ownerless.socket())), tryBind(ownerless.port()));
            case Answer.Unseen unseen -> List.of(tryBind(unseen.port()), tryConnect(unseen.port()));
        };
    }

    /** Shows what has the port, although the list does not. */
    Button reveal(SocketEntry socket) {
        return button(
                "answer-show", Feather.SEARCH, "answer.show", () -> actions.reveal(socket.key()));
    }

    Button tryBind(Port port) {
        AddressSpec where =
                search.routeProperty().get() instanceof SearchRoute.ToBind(AddressSpec spec)
                        ? spec
                        : new AddressSpec.Every(port);
        return button(
                "answer-bind", Feather.ANCHOR, "ports.menu.tryBind", () -> actions.tryBind(where));
    }

    private Button tryConnect(Port port) {
        String host =
                search.routeProperty().get() instanceof SearchRoute.ToConnect(var to, var _, var _)
                        ? to
                        : "localhost";
        return button(
                "answer-connect",
                Feather.SEND,
                "ports.menu.tryConnect",
                () -> actions.tryConnect(host, port));
    }

    private Button stop(List<SocketEntry> sockets) {
        boolean canStop = FreeingWords.canStop(sockets);
        Button stop =
                button(
                        "answer-stop",
                        Feather.SQUARE,
                        canStop ? "details.stop" : "details.free",
                        () -> actions.stop(sockets));
        stop.getStyleClass().add("button-outlined");
        if (canStop) {
            stop.getStyleClass().add("danger");
        }
        return stop;
    }

    private Button open(String page) {
        Button open =
                button(
                        "answer-open",
                        Feather.EXTERNAL_LINK,
                        "answer.open",
                        () -> actions.open(page));
        open.setTooltip(new Tooltip(page));
        return open;
    }

    private static Button button(String id, Feather icon, String name, Runnable action) {
        var button = new Button(Texts.get(name), Icons.of(icon, Icons.ROW));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
