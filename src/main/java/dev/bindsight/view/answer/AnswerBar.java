package dev.bindsight.view.answer;

import dev.bindsight.explain.Asked;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;
import dev.bindsight.view.navigation.ErrnoEvent;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsScreen;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The answer over the list: what is true of the port in one sentence, and what to do about it. */
public final class AnswerBar extends VBox implements PortsScreen.Answers {
    /** What a sentence and its buttons take side by side, in pixels. */
    private static final double ROOM = 640;

    /** As the style sheet has it, left and right together. */
    private static final double PADDING = 28;

    private final PortsModel ports;
    private final AnswerModel model;
    private final AnswerButtons buttons;
    private final AnswerText text;
    private final Label sentence = Nodes.named("answer-sentence", new Label());
    private final HBox words = new HBox(8);
    private final List<Node> offers = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Node> instead =
            new ReadOnlyObjectWrapper<>(this, "instead");
    private @Nullable Object drawn;

    private record Drawing(Answer answer, Asked asked, boolean empty) {}

    /**
     * A bar that is there while there is an answer.
     *
     * @param home the user's home directory, shown as {@code ~}
     * @param zone the time zone of the user
     */
    public AnswerBar(
            PortsModel ports, AnswerModel model, AnswerActions actions, String home, ZoneId zone) {
        this.ports = ports;
        this.model = model;
        this.buttons = new AnswerButtons(ports.search(), actions);
        this.text = new AnswerText(home, zone);
        setId("answer");
        getStyleClass().add("answer-bar");
        setMinHeight(USE_PREF_SIZE);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        widthProperty().subscribe(_ -> arrange());
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        model.answerProperty().subscribe(_ -> show());
        ports.search().askedProperty().subscribe(_ -> show());
        ports.countsProperty().subscribe(_ -> show());
        ports.nowProperty().subscribe(_ -> say());
    }

    @Override
    public Node bar() {
        return this;
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Node> instead() {
        return instead.getReadOnlyProperty();
    }

    private void show() {
        Answer answer = model.answerProperty().get();
        boolean there = !(answer instanceof Answer.None);
        Nodes.show(this, there);
        boolean empty = ports.rows().isEmpty();
        var drawing = new Drawing(kind(answer), ports.search().askedProperty().get(), empty);
        say();
        if (!drawing.equals(drawn)) {
            drawn = drawing;
            @Nullable Node card = empty ? card(answer) : null;
            instead.set(card);
            draw(answer, card != null);
        }
    }

    /** What decides on icon and buttons; the times of a reading do not. */
    private static Answer kind(Answer answer) {
        return switch (answer) {
            case Answer.Unseen unseen ->
                    new Answer.Unseen(
                            unseen.port(),
                            unseen.bound(),
                            unseen.pid(),
                            unseen.udp(),
                            Instant.EPOCH);
            case Answer.None _,
                    Answer.Meaning _,
                    Answer.Held _,
                    Answer.SourcePort _,
                    Answer.Ownerless _ ->
                    answer;
        };
    }

    private void say() {
        sentence.setText(text.sentence(model.answerProperty().get(), ports.nowProperty().get()));
    }

    private void draw(Answer answer, boolean buttonsBelow) {
        words.getChildren().setAll(icon(answer), sentence);
        offers.clear();
        if (answer instanceof Answer.Meaning(String errno, var _)) {
            offers.add(meaning(errno));
        }
        if (!buttonsBelow) {
            offers.addAll(buttons.of(answer));
        }
        arrange();
    }

    /** Beside the sentence where there is room for both, else below it. */
    private void arrange() {
        var line = Nodes.row("answer-line", words);
        HBox.setHgrow(words, Priority.ALWAYS);
        boolean below = getWidth() > 0 && getWidth() < ROOM;
        if (below && !offers.isEmpty()) {
            var row = new FlowPane(8, 4);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setPrefWrapLength(Math.max(0, getWidth() - PADDING));
            row.setMinHeight(USE_PREF_SIZE);
            row.getChildren().addAll(offers);
            getChildren().setAll(line, row);
        } else {
            line.getChildren().addAll(offers);
            getChildren().setAll(line);
        }
    }

    private static Node meaning(String errno) {
        var link = Nodes.named("answer-errno", new Hyperlink(Texts.get("reference.open", errno)));
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(_ -> link.fireEvent(new ErrnoEvent(errno)));
        return link;
    }

    private static Node icon(Answer answer) {
        return switch (answer) {
            case Answer.Unseen unseen when unseen.bound() == null ->
                    Icons.of(Feather.CIRCLE, Icons.ROW, "muted");
            case Answer.Unseen unseen when unseen.isFree() ->
                    Icons.of(Feather.CHECK_CIRCLE, Icons.ROW, "success");
            case Answer.Unseen _ -> Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning");
            case Answer.Meaning _ -> Icons.of(Feather.BOOK_OPEN, Icons.ROW, "muted");
            case Answer.SourcePort _ -> Icons.of(Feather.LINK, Icons.ROW, "muted");
            case Answer.Ownerless _ -> Icons.of(Feather.CLOCK, Icons.ROW, "muted");
            case Answer.Held _, Answer.None _ -> Icons.of(Feather.SERVER, Icons.ROW, "muted");
        };
    }

    private @Nullable Node card(Answer answer) {
        return switch (answer) {
            case Answer.None _, Answer.Meaning _ -> null;
            case Answer.Held held -> elsewhere(held.port(), held.sockets().getFirst());
            case Answer.SourcePort source -> elsewhere(source.port(), source.socket());
            case Answer.Ownerless ownerless -> elsewhere(ownerless.port(), ownerless.socket());
            case Answer.Unseen unseen ->
                    new StateCard(
                            Feather.INBOX,
                            Texts.get(
                                    unseen.isFree() ? "answer.empty" : "answer.empty.unseen",
                                    unseen.port().toString()),
                            List.of(),
                            buttons.of(unseen));
        };
    }

    /** What has the port is not among what is listed. */
    private Node elsewhere(Port port, SocketEntry socket) {
        return new StateCard(
                Feather.FILTER,
                Texts.get("answer.elsewhere", port.toString()),
                List.of(),
                List.of(buttons.reveal(socket), buttons.tryBind(port)));
    }
}
