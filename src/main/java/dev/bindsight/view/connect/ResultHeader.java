package dev.bindsight.view.connect;

import atlantafx.base.theme.Styles;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The line over the results: what was tried, how it went, earlier results, copy. */
final class ResultHeader extends HBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** From how many characters on a title gives way to what stands beside it. */
    private static final int LONG = 36;

    private static final double LEAST = 240;

    private final ConnectModel model;
    private final ZoneId zone;
    private final Consumer<ConnectRun> compare;
    private final Label title = new Label();
    private final Label line = new Label();
    private final MenuButton results =
            new MenuButton(Texts.get("connect.results"), Icons.of(Feather.CLOCK, Icons.ROW));

    /**
     * A header.
     *
     * @param copy copies the run that is shown
     * @param compare compares the run that is shown with an earlier one
     */
    ResultHeader(ConnectModel model, ZoneId zone, Runnable copy, Consumer<ConnectRun> compare) {
        this.model = model;
        this.zone = zone;
        this.compare = compare;
        getStyleClass().add("result-header");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("connect-title");
        title.getStyleClass().add("screen-title");
        line.setId("connect-line");
        line.getStyleClass().add("muted");
        line.setMinWidth(80);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        results.setId("connect-results");
        results.getStyleClass().add(Styles.SMALL);
        results.setMinWidth(USE_PREF_SIZE);
        results.setOnShowing(_ -> fillMenu());
        var again = IconButton.of(Feather.REFRESH_CW, Texts.get("connect.again"), this::again);
        again.setId("connect-again");
        again.getStyleClass().addAll("bordered", Styles.SMALL);
        var markdown = new Button(Texts.get("connect.markdown"), Icons.of(Feather.COPY, Icons.ROW));
        markdown.setId("connect-markdown");
        markdown.getStyleClass().add(Styles.SMALL);
        markdown.setMinWidth(USE_PREF_SIZE);
        markdown.setOnAction(_ -> copy.run());
        getChildren().addAll(title, line, space, again, results, markdown);
    }

    /** Shows how far a run is. */
    void show(ConnectRun run) {
        title.setText(RunText.title(run));
        title.setTooltip(new Tooltip(title.getText()));
        title.setMinWidth(title.getText().length() > LONG ? LEAST : USE_PREF_SIZE);
        line.setText(RunText.line(run));
    }

    private void again() {
        ConnectRun run = model.shownProperty().get();
        if (run != null) {
            model.again(run);
        }
    }

    private void fillMenu() {
        ConnectRun shown = model.shownProperty().get();
        results.getItems().clear();
        var against = new Menu(Texts.get("connect.compare.menu"));
        against.setMnemonicParsing(false);
        for (ConnectRun run : model.runs()) {
            results.getItems().add(item(run, () -> model.show(run)));
            if (run != shown) {
                against.getItems().add(item(run, () -> compare.accept(run)));
            }
        }
        against.setDisable(against.getItems().isEmpty());
        results.getItems().addAll(List.of(new SeparatorMenuItem(), against));
    }

    private MenuItem item(ConnectRun run, Runnable action) {
        var item =
                new MenuItem(
                        Texts.get(
                                "connect.results.item",
                                time(run),
                                RunText.title(run),
                                RunText.line(run)),
                        run == model.shownProperty().get()
                                ? Icons.of(Feather.CHECK, Icons.ROW)
                                : null);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** When a run began, in the user's zone. */
    String time(ConnectRun run) {
        return TIME.withZone(zone).format(run.startedAt());
    }
}
