package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.FoundError;
import dev.bindsight.json.ExplainJson;
import dev.bindsight.json.JsonText;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.BusyBar;
import dev.bindsight.view.finding.FailureCard;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.ErrnoEvent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** The right half of the screen: the error that is explained, and what can be done about it. */
final class ErrorPane extends VBox {
    /** Below this width labels stand above what they name. */
    static final double ROOM = 500;

    private final CheckedError checked;
    private final ExplainScreen.Surroundings around;
    private final CommandSet commands;
    private final Body body;
    private final Label title = Nodes.whole("", "strong");
    private final Label detail = Nodes.label("", "muted");
    private final Label at = Nodes.whole("", "muted");
    private final HeadRow head;
    private final ScrollPane scroll = new ScrollPane();
    private final VBox content = Nodes.column("explain-content");
    private final Subscription following;
    private @Nullable FoundError drawn;

    /** What stands in it beside the verdict. */
    interface Body {
        /** What stands over the verdict, of an error. */
        List<Node> above(FoundError found);

        /** What stands in the verdict below what happened. */
        List<Node> happened();

        /**
         * How much room the verdict has.
         *
         * @param width of the pane
         */
        FindingCard.Form form(double width);
    }

    ErrorPane(
            CheckedError checked,
            ExplainScreen.Surroundings around,
            CommandSet commands,
            Body body) {
        this.checked = checked;
        this.around = around;
        this.commands = commands;
        this.body = body;
        getStyleClass().add("error-pane");
        setMinSize(0, 0);
        at.setId("explain-checked");
        detail.setMinWidth(0);
        Button again = button(Command.AGAIN, "explain.again", "explain-again");
        head = new HeadRow(List.of(title, detail, Nodes.space(), at), List.of(again, copying()));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("result-scroll");
        scroll.setContent(content);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new BusyBar(around.offers().lane(), around.clock()), scroll);
        following =
                Subscription.combine(
                        checked.errorProperty().subscribe(this::draw),
                        checked.findingProperty().subscribe(this::draw),
                        checked.moreProperty().subscribe(this::draw),
                        checked.failureProperty().subscribe(this::draw));
        widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < ROOM)
                // as a value: what is only told that it may have changed is told once
                .subscribe((_, _) -> draw());
    }

    /** What stands at the top. */
    HeadRow head() {
        return head;
    }

    /** It is shown no more. */
    void leave() {
        following.unsubscribe();
    }

    private Button button(Command command, String text, String id) {
        Button button = Nodes.named(id, commands.button(command, new Button(Texts.get(text))));
        button.getStyleClass().add("small");
        Hint.on(button, command.hint(Texts.get(text)));
        return Nodes.whole(button);
    }

    private MenuButton copying() {
        var copying =
                Nodes.named(
                        "explain-copy",
                        new MenuButton(
                                Texts.get("explain.copy"), Icons.of(Feather.COPY, Icons.ROW)));
        copying.getStyleClass().add("small");
        Hint.on(copying, Command.COPY_REPORT.hint(Texts.get("explain.copy")));
        var markdown = new MenuItem(Texts.get("copyFormat.MARKDOWN"));
        markdown.setOnAction(_ -> commands.run(Command.COPY_REPORT));
        var json = new MenuItem(Texts.get("copyFormat.JSON"));
        json.setOnAction(_ -> copyJson());
        checked.findingProperty().subscribe(finding -> json.setDisable(finding == null));
        copying.getItems().setAll(markdown, json);
        copying.setMinWidth(USE_PREF_SIZE);
        return copying;
    }

    /** As {@code bindsight explain --json} prints it, of this error alone. */
    private void copyJson() {
        FoundError found = checked.errorProperty().get();
        ReportFinding finding = checked.findingProperty().get();
        if (found != null && finding != null) {
            var document = ExplainJson.of(List.of(found), finding, around.userName());
            around.copy().accept(new JsonText().format(document));
        }
    }

    /** What stands at the top: how many there are, and which of them this is. */
    void title(String words, String which) {
        title.setText(words);
        detail.setText(which);
        head.fit();
    }

    /** Draws it anew, as after what stands around the verdict has changed. */
    void draw() {
        FoundError found = checked.errorProperty().get();
        Throwable bug = checked.failureProperty().get();
        ReportFinding finding = checked.findingProperty().get();
        at.setText(
                finding == null
                        ? ""
                        : Texts.get(
                                "explain.checked",
                                DateForm.CLOCK.of(finding.at(), around.clock().getZone())));
        head.fit();
        if (found == null) {
            content.getChildren().clear();
            return;
        }
        var nodes = new ArrayList<Node>(body.above(found));
        nodes.add(
                bug == null
                        ? around.verdicts()
                                .of(
                                        found,
                                        finding,
                                        checked.moreProperty().get(),
                                        body.form(getWidth()),
                                        body.happened())
                        : FailureCard.of(bug, around.copy()));
        String errno = ErrorWords.errno(found.error());
        if (errno != null) {
            nodes.add(meaning(errno));
        }
        content.getChildren().setAll(nodes);
        if (!found.equals(drawn)) {
            drawn = found;
            scroll.setVvalue(0);
        }
    }

    private static Node meaning(String errno) {
        var link = new Hyperlink(Texts.get("reference.open", errno));
        link.setOnAction(_ -> link.fireEvent(new ErrnoEvent(errno)));
        var row =
                new FlowPane(
                        6,
                        2,
                        Icons.of(Feather.BOOK_OPEN, Icons.ROW, "muted"),
                        Nodes.whole(Nodes.label(Texts.get("explain.new"), "muted")),
                        Nodes.whole(link));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
