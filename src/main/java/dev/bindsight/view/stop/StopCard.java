package dev.bindsight.view.stop;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.BodyScroll;
import dev.bindsight.view.look.EndlessBar;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.TabOrder;
import dev.bindsight.words.stop.FixText;

import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The card of the stop dialog: a head, a body that scrolls when the window is low, a foot. */
final class StopCard extends VBox {
    /** The style class of the button that has the focus at first. */
    static final String DEFAULT_FOCUS = "default-focus";

    /** As wide as the style sheet makes it, with a border of 1 px at either side. */
    private static final double WIDTH = 600;

    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");

    private final StopDialogModel model;
    private final Consumer<String> copy;
    private final String user;
    private final String home;
    private final WaysOn ways;

    private final HBox head = Nodes.styled(new HBox(), "head");
    private final ScrollPane scroll = new BodyScroll(WIDTH - 2, "body");
    private final VBox foot = Nodes.column("foot");
    private final DoubleProperty room = new SimpleDoubleProperty(this, "room", Double.MAX_VALUE);
    private @Nullable RunningBody running;
    private @Nullable StopStage shown;

    StopCard(StopDialogModel model, Consumer<String> copy, String user, String home, WaysOn ways) {
        this.ways = ways;
        this.model = model;
        this.copy = copy;
        this.user = user;
        this.home = home;
        getStyleClass().add("stop-card");
        Nodes.style(this, StopCard.class, "stop.css");
        head.setMinHeight(USE_PREF_SIZE);
        foot.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, foot);
    }

    /** Keeps the card this much lower than the layer it is shown in. */
    void fitInto(Region layer, double margin) {
        room.bind(layer.heightProperty().subtract(2 * margin));
        room.subscribe(_ -> requestLayout());
    }

    /** As high as its content, as far as the window allows. */
    @Override
    protected double computeMaxHeight(double width) {
        return Math.min(prefHeight(width), room.get());
    }

    /** Shows a stage; a running one changes in place. */
    void show(StopStage stage) {
        boolean goesOn = stage instanceof StopStage.Running && shown instanceof StopStage.Running;
        shown = stage;
        pseudoClassStateChanged(ENDED, stage instanceof StopStage.Ended);
        switch (stage) {
            case StopStage.Closed _ -> {}
            case StopStage.Planning planning -> plan(planning);
            case StopStage.Ready(var plan) -> {
                var body = new ReadyBody(plan, model, home, ways, copy);
                fill(body.head(), body.body(), body.foot());
            }
            case StopStage.Running now -> {
                if (!goesOn || running == null) {
                    running = new RunningBody(now.plan(), model);
                    fill(running.head(), running.body(), running.foot());
                }
                running.show(now);
                showLatest();
            }
            case StopStage.Ended ended -> {
                var body = new EndedBody(ended, model, copy, user, ways);
                fill(body.head(), body.body(), body.foot());
            }
            case StopStage.Failed failed -> {
                var body = new FailedBody(failed, model, copy);
                fill(body.head(), body.body(), body.foot());
            }
        }
    }

    /** A question about SIGKILL comes below the steps, and must not stay out of sight. */
    private void showLatest() {
        scroll.applyCss();
        scroll.layout();
        scroll.setVvalue(scroll.getVmax());
    }

    /** Gives the focus to the button that the enter key shall press. */
    void focusFirst() {
        Node first = lookup("." + DEFAULT_FOCUS);
        if (first != null) {
            new TabOrder(this).to(first);
        }
    }

    private void plan(StopStage.Planning planning) {
        fill(
                title(
                        null,
                        Texts.get("stop.planning.title", FixText.ports(planning.sockets())),
                        Texts.get("stop.planning")),
                new EndlessBar(),
                List.of(buttons(cancel(model, Texts.get("stop.cancel")))));
    }

    private void fill(Node title, Node body, List<Node> footNodes) {
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = new Button(null, Icons.of(Feather.X, Icons.BAR));
        close.getStyleClass().addAll("button-icon", "flat", "close");
        close.setAccessibleText(Texts.get("stop.close"));
        close.setOnAction(_ -> model.dismiss());
        head.getChildren().setAll(title, close);
        scroll.setContent(body);
        scroll.setVvalue(0);
        foot.getChildren().setAll(footNodes);
        Platform.runLater(this::focusFirst);
    }

    /** A title with its icon and the sentence below it. */
    static VBox title(@Nullable Node icon, String title, String sentence) {
        var words = Nodes.words(title, "dialog-title");
        var line = icon == null ? new HBox(words) : new HBox(icon, words);
        line.getStyleClass().add("title-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(line);
        if (!sentence.isEmpty()) {
            box.getChildren().add(Nodes.words(sentence, "dialog-sentence"));
        }
        box.getStyleClass().add("dialog-head");
        return box;
    }

    /** A row of buttons; a null leaves the room between left and right. */
    static HBox buttons(@Nullable Node... nodes) {
        var row = Nodes.row("buttons");
        for (Node node : nodes) {
            if (node == null) {
                row.getChildren().add(Nodes.space());
            } else {
                if (node instanceof ButtonBase button) {
                    // an underscore in the name of a program is no mnemonic
                    button.setMnemonicParsing(false);
                }
                row.getChildren().add(node);
            }
        }
        return row;
    }

    /** The button that leaves, which has the focus at first. */
    static Button cancel(StopDialogModel model, String label) {
        var cancel = new Button(label);
        cancel.getStyleClass().add(DEFAULT_FOCUS);
        cancel.setCancelButton(false);
        cancel.setOnAction(_ -> model.dismiss());
        return cancel;
    }

    /** The button that leads to the plan which stops what keeps the owner. */
    static Button instead(StopDialogModel model, String keeper) {
        return Nodes.named(
                "stop-instead",
                Nodes.button(
                        Feather.SQUARE,
                        Texts.get("stop.button.instead", keeper),
                        model::openInstead,
                        "danger",
                        "button-outlined"));
    }

    /** A line of secondary text with an icon. */
    static Label hint(String text) {
        var hint = Nodes.words(text, "muted", "small");
        hint.setGraphic(Icons.of(Feather.INFO, Icons.ROW, "muted"));
        return hint;
    }
}
