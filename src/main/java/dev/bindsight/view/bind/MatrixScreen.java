package dev.bindsight.view.bind;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.BusyBar;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.RichText;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Segments;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.words.Sentence;
import dev.bindsight.words.SocketText;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The conflict matrix: one port on every address with every option, and who refuses. */
public final class MatrixScreen extends BorderPane {
    private static final PseudoClass MISTAKE = PseudoClass.getPseudoClass("mistake");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    /** Below this width there is no room beside the cells. */
    private static final double LEAST_ROOM = 780;

    /** Below this width the cells are set smaller. */
    private static final double ROOM = 1_000;

    private final MatrixModel model;
    private final MatrixWords words;
    private final Navigation navigation;
    private final Consumer<String> copy;
    private final Runnable back;
    private final MatrixGrid grid;
    private final MatrixDetails details;
    private final TextField port = new TextField();
    private final Button all = new Button(null, Icons.of(Feather.REFRESH_CW, Icons.ROW));
    private final Button copying =
            new Button(Texts.get("bind.copy"), Icons.of(Feather.COPY, Icons.ROW));
    private final Label portName = Nodes.whole(Texts.get("bind.port"), "muted", "small");
    private final HBox summary = new HBox(12);
    private final VBox who = Nodes.column("refusing");

    /**
     * A screen.
     *
     * @param open opens a probe in Bind and tries it
     * @param back goes back to Bind
     * @param copy puts text on the clipboard
     */
    public MatrixScreen(
            MatrixModel model,
            Navigation navigation,
            Consumer<BindProbe> open,
            Runnable back,
            Consumer<String> copy,
            InstantSource clock) {
        this.model = model;
        this.navigation = navigation;
        this.copy = copy;
        this.back = back;
        words = new MatrixWords(model);
        grid = new MatrixGrid(model, words);
        details = new MatrixDetails(model, words, open);
        setId("matrix-screen");
        getStyleClass().add("matrix-screen");
        getStylesheets().addAll(FindingCard.sheet(), Nodes.sheet(MatrixScreen.class, "bind.css"));
        var busy = new BusyBar(model.lane(), clock);
        summary.setAlignment(Pos.CENTER_LEFT);
        var content = Nodes.column("matrix-body", summary, grid, who);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.getStyleClass().add("result-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var middle = new VBox(header(), busy, scroll);
        middle.setMinWidth(0);
        setCenter(middle);
        setRight(details);
        model.matrixProperty().subscribe(this::show);
        model.selectedProperty().subscribe(_ -> details.show());
        model.failureProperty().subscribe(this::fail);
        model.lane().busy().subscribe(this::ask);
        widthProperty()
                .subscribe(width -> {
                    arrange(width.doubleValue() < ROOM);
                    place(width.doubleValue() < LEAST_ROOM);
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                new CommandSet()
                                .on(Command.COPY_REPORT, copying::fire)
                                .on(Command.CANCEL, this::end)
                        ::pressed);
    }

    /** Where the cells need the whole width, the selected one is told below them. */
    private void place(boolean tight) {
        pseudoClassStateChanged(TIGHT, tight);
        if (tight == (getBottom() == details)) {
            return;
        }
        setRight(null);
        setBottom(null);
        if (tight) {
            setBottom(details);
        } else {
            setRight(details);
        }
    }

    private void arrange(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
        copying.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        copying.setTooltip(narrow ? new Tooltip(Texts.get("bind.copy")) : null);
        Nodes.show(portName, !narrow);
    }

    /** Gives the focus to the selected cell, or to the port while there is none. */
    public void focusFirst() {
        if (model.selectedProperty().get() == null) {
            port.requestFocus();
        } else {
            grid.focusSelected();
        }
    }

    private HBox header() {
        var leave = new Button(Texts.get("bind.title"), Icons.of(Feather.CHEVRON_LEFT, Icons.BAR));
        leave.setId("matrix-back");
        leave.getStyleClass().add("flat");
        leave.setMinWidth(USE_PREF_SIZE);
        leave.setTooltip(new Tooltip(Texts.get("matrix.back")));
        leave.setOnAction(_ -> back.run());
        var title = Nodes.label(Texts.get("matrix.title"), "screen-title");
        title.setMinWidth(0);
        Hint.on(title, title.getText());
        portName.setLabelFor(port);
        port.setId("matrix-port");
        port.setAccessibleText(Texts.get("bind.port"));
        port.getStyleClass().addAll("mono", "form-field");
        port.setMinWidth(64);
        port.setPrefWidth(72);
        port.textProperty().bindBidirectional(model.portProperty());
        port.setOnAction(_ -> model.tryAll());
        var wrong = new Tooltip();
        model.mistakeProperty()
                .subscribe(mistake -> {
                    port.pseudoClassStateChanged(MISTAKE, mistake != null);
                    port.setAccessibleHelp(mistake);
                    wrong.setText(mistake);
                    port.setTooltip(mistake == null ? null : wrong);
                    fault(mistake);
                });
        var protocol =
                Segments.of(
                        model.protocolProperty(),
                        List.of(Protocol.values()),
                        Protocol::name,
                        each -> "matrix-protocol-" + each.name());
        copying.setId("matrix-copy");
        copying.setMinWidth(USE_PREF_SIZE);
        copying.setOnAction(_ -> {
            Matrix matrix = model.matrixProperty().get();
            if (matrix != null) {
                copy.accept(words.markdown(matrix));
                copying.setText(Texts.get("verdict.copied"));
            }
        });
        all.setId("matrix-run");
        all.getStyleClass().add("accent");
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(_ -> model.tryAll());
        return Nodes.row(
                "matrix-header",
                leave,
                title,
                portName,
                port,
                protocol,
                Nodes.space(),
                copying,
                all);
    }

    private void show(@Nullable Matrix matrix) {
        copying.setDisable(matrix == null);
        copying.setText(Texts.get("bind.copy"));
        who.getChildren().clear();
        if (matrix == null) {
            all.setText(Texts.get("matrix.all"));
            ask();
            details.show();
            return;
        }
        all.setText(Texts.get("matrix.all.count", matrix.binds()));
        var sentence =
                Nodes.growing(
                        Nodes.named("matrix-summary", RichText.reason(words.summary(matrix))));
        var binds = Nodes.whole(MatrixWords.binds(matrix), "muted", "small");
        summary.getChildren().setAll(sentence, binds);
        if (!matrix.refusing().isEmpty()) {
            var heading = Nodes.label(Texts.get("matrix.refusing"), "section-label");
            who.getChildren().add(heading);
            for (int i = 0; i < matrix.refusing().size(); i++) {
                who.getChildren().add(refusing(i, matrix));
            }
        }
        who.getChildren().add(legend(matrix));
        details.show();
    }

    private HBox refusing(int index, Matrix matrix) {
        SocketEntry socket = matrix.refusing().get(index);
        var local = Nodes.label(SocketText.place(socket), "mono", "refusing-address");
        var owner = new Label(MatrixWords.owner(socket, matrix));
        owner.setMinWidth(0);
        var state = Nodes.label(MatrixWords.state(socket, matrix), "muted");
        state.setMinWidth(0);
        Hint.on(state, state.getText());
        Hint.on(owner, owner.getText());
        var link = Nodes.styled(new Hyperlink(Texts.get("verdict.showSocket")), "small");
        link.setMinWidth(USE_PREF_SIZE);
        link.setAccessibleText(
                Texts.get("verdict.showSocket.accessible", SocketText.local(socket)));
        link.setOnAction(_ -> navigation.showSocket(socket.key()));
        return Nodes.styled(
                Nodes.row(
                        8,
                        MatrixGrid.letter(Matrix.letter(index)),
                        local,
                        owner,
                        state,
                        Nodes.space(),
                        link),
                "refusing-row");
    }

    private static Node legend(Matrix matrix) {
        var legend = Nodes.styled(new FlowPane(16, 4), "matrix-legend");
        legend.getChildren().add(meaning(Feather.CHECK, "success", Texts.get("matrix.legend.ok")));
        if (!matrix.refusing().isEmpty()) {
            legend.getChildren()
                    .addAll(
                            meaning(Feather.X, "warning", Texts.get("matrix.legend.refused")),
                            meaning(Feather.CIRCLE, "muted", Texts.get("matrix.legend.untried")));
        }
        return legend;
    }

    private static Label meaning(Feather icon, String styleClass, String text) {
        var label = new Label(text, Icons.of(icon, Icons.ROW, styleClass));
        label.getStyleClass().addAll("small", styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void fault(@Nullable String mistake) {
        if (mistake != null) {
            var line = new Label(mistake, Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"));
            line.setId("matrix-mistake");
            line.getStyleClass().addAll("small", "warning");
            summary.getChildren().setAll(line);
        } else if (model.matrixProperty().get() == null) {
            ask();
        }
    }

    /** Says what to do where nothing was tried yet. */
    private void ask() {
        if (model.failureProperty().get() != null) {
            return;
        }
        boolean tried = model.lane().busy().get() || !model.rows().isEmpty();
        Nodes.show(grid, tried);
        Nodes.show(details, tried);
        if (tried && model.matrixProperty().get() == null) {
            summary.getChildren().clear();
        } else if (!tried && model.mistakeProperty().get() == null) {
            summary.getChildren()
                    .setAll(
                            Nodes.named(
                                    "matrix-ask", Nodes.words(Texts.get("matrix.ask"), "muted")));
        }
    }

    private void fail(@Nullable Throwable bug) {
        if (bug != null) {
            summary.getChildren()
                    .setAll(
                            RichText.reason(
                                    Sentence.plain(Texts.get("verdict.failed") + ": " + bug)));
        }
    }

    /** Escape ends what runs first, and leads back then. */
    private void end() {
        if (model.lane().busy().get()) {
            model.lane().cancel();
        } else {
            back.run();
        }
    }
}
