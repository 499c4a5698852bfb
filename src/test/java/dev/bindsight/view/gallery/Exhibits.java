package dev.bindsight.view.gallery;

import atlantafx.base.theme.Styles;

import dev.bindsight.view.job.Job;
import dev.bindsight.view.look.CommandLine;
import dev.bindsight.view.look.DropDown;
import dev.bindsight.view.look.EndlessBar;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Segments;
import dev.bindsight.view.look.StateCard;
import dev.bindsight.view.shell.RunningJobs;

import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The pieces, each in every state in which it looks different. */
final class Exhibits {
    private static final double WIDE = 420;
    private static final String SENTENCE =
            "A text that takes as many lines as it needs, and is never cut, however narrow the"
                    + " place is in which it stands.";

    private Exhibits() {}

    static List<Exhibit> all() {
        return List.of(
                new Exhibit(
                        "Text",
                        Nodes.label("Plain"),
                        Nodes.label("Strong", "strong"),
                        Nodes.label("Muted", "muted"),
                        Nodes.label("Small and muted", "muted", "small"),
                        Nodes.label("Screen title", "screen-title"),
                        Nodes.label("Section label", "section-label"),
                        Nodes.label("127.0.0.1:3000", "mono"),
                        new Hyperlink("Link"),
                        wide(Nodes.words(SENTENCE))),
                new Exhibit("Badges and keys", badges()),
                new Exhibit(
                        "Icons",
                        Icons.of(Feather.CHECK_CIRCLE, Icons.ROW, "success"),
                        Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"),
                        Icons.of(Feather.CLOCK, Icons.ROW, "muted"),
                        Icons.of(Feather.SEARCH, Icons.BAR),
                        Icons.of(Feather.SERVER, Icons.RAIL),
                        Icons.of(Feather.ANCHOR, Icons.HEADING),
                        Icons.of(Feather.INBOX, Icons.EMPTY_STATE, "muted")),
                new Exhibit("Buttons", buttons()),
                new Exhibit("Choices", choices()),
                new Exhibit(
                        "Fields",
                        new TextField("3000"),
                        prompt("Port"),
                        disabled(new TextField("cannot be changed")),
                        wide(CommandLine.of("sudo ss -tulnp", _ -> {}))),
                new Exhibit("Progress", bar(0.4), new EndlessBar()),
                new Exhibit(
                        "Empty place",
                        new StateCard(
                                Feather.INBOX,
                                "Nothing listens",
                                List.of(
                                        StateCard.muted("No program on this machine has a port."),
                                        StateCard.mono("tcp 0.0.0.0")),
                                List.of(new Button("Show all sockets")))),
                new Exhibit("Status bar", wide(statusBar())),
                new Exhibit("List with its details", wide(splitPane())),
                new Exhibit("What runs", running()),
                new Exhibit("Drop-down", dropDown()));
    }

    /** Opens what is seen only when it is. */
    static void open(Parent page) {
        if (page.lookup("#drop-down") instanceof Button button) {
            button.fire();
        }
    }

    private static List<Node> badges() {
        return List.of(
                Nodes.label("IPv4", "badge"),
                Nodes.label("Connect", "badge", "accent"),
                Nodes.label("Ctrl", "key"),
                Nodes.label("port:3000", "chip"));
    }

    private static List<Node> buttons() {
        return List.of(
                new Button("Plain"),
                Nodes.button(Feather.COPY, "With an icon", () -> {}),
                Nodes.button("The one to press", () -> {}, Styles.ACCENT),
                Nodes.button("Stop…", () -> {}, Styles.DANGER, Styles.BUTTON_OUTLINED),
                Nodes.button("Stop for good", () -> {}, Styles.DANGER),
                Nodes.button("Small", () -> {}, Styles.SMALL),
                disabled(new Button("Not now")),
                Nodes.styled(IconButton.of(Feather.REFRESH_CW, "Refresh", () -> {}), "flat"),
                Nodes.styled(IconButton.of(Feather.COLUMNS, "Columns", () -> {}), "bordered"));
    }

    private static List<Node> choices() {
        var menu = new MenuButton("Menu", null, new MenuItem("One"), new MenuItem("Another"));
        var box = new ComboBox<String>();
        box.getItems().addAll("TCP", "UDP");
        box.setValue("TCP");
        var chosen = new CheckBox("Chosen");
        chosen.setSelected(true);
        var on = new ToggleButton("On");
        on.setSelected(true);
        return List.of(
                Segments.of(
                        new SimpleObjectProperty<>(DayOfWeek.MONDAY),
                        List.of(DayOfWeek.values()).subList(0, 3),
                        DayOfWeek::name,
                        DayOfWeek::name),
                menu,
                box,
                chosen,
                new CheckBox("Not chosen"),
                new RadioButton("One of several"),
                on,
                new ToggleButton("Off"));
    }

    private static Region running() {
        var wide = new Job("Trying every address", _ -> () -> {});
        var waiting =
                new Job("Waiting for TIME_WAIT to end", _ -> () -> {})
                        .until(Instant.now().plusSeconds(42));
        return new RunningJobs(
                FXCollections.observableArrayList(wide, waiting),
                _ -> Instant.now().minusSeconds(12),
                InstantSource.system());
    }

    private static Region statusBar() {
        var bar = new StatusBar();
        bar.setText("38 sockets, 21 ports");
        bar.setProgress(0.6);
        bar.getRightItems()
                .addAll(
                        Nodes.label("12 ms"),
                        Nodes.styled(new Region(), "separator-line"),
                        Nodes.label("user ann"));
        return bar;
    }

    private static Region splitPane() {
        var pane = new MasterDetailPane();
        pane.getStyleClass().add("details-split");
        pane.setAnimated(false);
        pane.setMasterNode(new VBox(Nodes.label("The list")));
        pane.setDetailNode(new VBox(Nodes.label("The details")));
        pane.setPrefHeight(64);
        return pane;
    }

    private static Button dropDown() {
        var button = new Button("Open");
        button.setId("drop-down");
        var drop =
                new DropDown(
                        button,
                        PopOver.ArrowLocation.TOP_LEFT,
                        "Columns",
                        () ->
                                Nodes.column(
                                        "column-choice",
                                        new CheckBox("Port"),
                                        new CheckBox("Owner"),
                                        new Separator(),
                                        new Button("As they were")));
        button.setOnAction(_ -> drop.toggle());
        return button;
    }

    private static ProgressBar bar(double progress) {
        var bar = new ProgressBar();
        bar.setProgress(progress);
        return bar;
    }

    private static TextField prompt(String text) {
        var field = new TextField();
        field.setPromptText(text);
        return field;
    }

    private static <N extends Node> N disabled(N node) {
        node.setDisable(true);
        return node;
    }

    private static <R extends Region> R wide(R node) {
        node.setPrefWidth(WIDE);
        return node;
    }
}
