package dev.bindsight.view.bind;

import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.TypedBind.Part;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Segments;

import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The fields of the Bind screen. Enter binds in any of them; a mistake is told below them. */
final class BindFields extends VBox {
    private static final PseudoClass MISTAKE = PseudoClass.getPseudoClass("mistake");

    private final BindForm form;
    private final Map<Part, Control> fields = new EnumMap<>(Part.class);
    private final VBox mistakes = Nodes.column("form-mistakes");
    private final Button every;
    private final TextField port = text("bind-port", 72);

    BindFields(BindModel model, CommandSet commands) {
        form = model.form();
        getStyleClass().add("probe-form");
        var address = new AddressField(form, model.addresses(), model::readAddresses);
        var backlog = text("bind-backlog", 64);
        port.textProperty().bindBidirectional(form.portProperty());
        port.setPromptText(Texts.get("bind.port.prompt"));
        backlog.textProperty().bindBidirectional(form.backlogProperty());
        backlog.disableProperty().bind(form.protocolProperty().isEqualTo(Protocol.UDP));
        backlog.setTooltip(new Tooltip(Texts.get("bind.backlog.tooltip")));
        var protocol =
                Segments.of(
                        form.protocolProperty(),
                        List.of(Protocol.values()),
                        Protocol::name,
                        each -> "bind-protocol-" + each.name());
        every = commands.button(Command.MATRIX, new Button(Texts.get("bind.matrix")));
        every.setId("bind-matrix");
        every.setTooltip(new Tooltip(Command.MATRIX.hint(Texts.get("bind.matrix.tooltip"))));
        var bind = new Button(Texts.get("bind.bind"), Icons.of(Feather.ANCHOR, Icons.ROW));
        bind.setId("bind-run");
        bind.getStyleClass().add("accent");
        bind.setTooltip(new Tooltip(Texts.get("bind.bind.tooltip")));
        bind.setOnAction(_ -> model.bind());
        every.setMinWidth(USE_PREF_SIZE);
        bind.setMinWidth(USE_PREF_SIZE);
        var first =
                new HBox(
                        labelled(Texts.get("bind.address"), address, address),
                        labelled(Texts.get("bind.port"), port, port),
                        labelled(Texts.get("bind.protocol"), protocol, protocol),
                        labelled(Texts.get("bind.backlog"), backlog, backlog),
                        Nodes.space(),
                        every,
                        bind);
        first.getStyleClass().add("form-row");
        first.setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(first, options(), mistakes);
        fields.put(Part.ADDRESS, address);
        fields.put(Part.PORT, port);
        fields.put(Part.BACKLOG, backlog);
        form.mistakes().addListener((MapChangeListener<Part, String>) _ -> tell());
        tell();
        // a check box would take Enter for itself, and a combo box for its list
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER
                            && !(event.getTarget() instanceof Button)
                            && !address.isShowing()) {
                        address.commit();
                        model.bind();
                        focusMistake();
                        event.consume();
                    }
                });
    }

    /** Sets the fields for a narrow window or a wide one. */
    void arrange(boolean narrow) {
        every.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    /** Gives the focus to the port, with what stands there selected. */
    void focus() {
        port.requestFocus();
        port.selectAll();
    }

    /** Gives the focus to the first field that is wrong. */
    void focusMistake() {
        form.mistakes().keySet().stream()
                .sorted()
                .findFirst()
                .map(fields::get)
                .ifPresent(Control::requestFocus);
    }

    private FlowPane options() {
        var row = Nodes.styled(new FlowPane(), "form-options");
        row.setAlignment(Pos.CENTER_LEFT);
        for (SocketOption option : BindForm.OPTIONS) {
            var box = new CheckBox(option.name());
            box.setId("bind-" + option.name());
            box.getStyleClass().add("mono");
            box.setMnemonicParsing(false);
            box.setTooltip(new Tooltip(meaning(option)));
            box.setAccessibleHelp(meaning(option));
            box.selectedProperty().bindBidirectional(form.optionProperty(option));
            if (option == SocketOption.IPV6_V6ONLY) {
                box.disableProperty().bind(form.ipv4Property());
            }
            row.getChildren().add(box);
        }
        var line = Nodes.styled(new Region(), "separator-line");
        row.getChildren().addAll(line, hold());
        return row;
    }

    private static String meaning(SocketOption option) {
        return switch (option) {
            case SO_REUSEADDR -> Texts.get("bind.option.reuseAddress");
            case SO_REUSEPORT -> Texts.get("bind.option.reusePort");
            case IPV6_V6ONLY -> Texts.get("bind.option.v6only");
            case IP_FREEBIND, IPV6_FREEBIND -> Texts.get("bind.option.freebind");
        };
    }

    private HBox hold() {
        var box = Nodes.named("bind-hold", new CheckBox(Texts.get("bind.hold")));
        box.selectedProperty().bindBidirectional(form.holdProperty());
        box.setTooltip(new Tooltip(Texts.get("bind.hold.tooltip")));
        var seconds = text("bind-hold-seconds", 44);
        seconds.getStyleClass().add("small-field");
        seconds.setAccessibleText(Texts.get("bind.hold.seconds"));
        seconds.textProperty().bindBidirectional(form.holdSecondsProperty());
        seconds.setOnMouseClicked(_ -> form.holdProperty().set(true));
        fields.put(Part.HOLD, seconds);
        return Nodes.row(6, box, seconds, new Label(Texts.get("bind.hold.unit")));
    }

    private void tell() {
        fields.forEach((field, control) -> {
            String mistake = form.mistakes().get(field);
            control.pseudoClassStateChanged(MISTAKE, mistake != null);
            control.setAccessibleHelp(mistake);
        });
        mistakes.getChildren().clear();
        for (Part field : Part.values()) {
            String mistake = form.mistakes().get(field);
            if (mistake != null) {
                var line =
                        new Label(mistake, Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"));
                line.setId("bind-mistake-" + field);
                line.setWrapText(true);
                line.setMinHeight(USE_PREF_SIZE);
                mistakes.getChildren().add(line);
            }
        }
        mistakes.setManaged(!mistakes.getChildren().isEmpty());
    }

    private static TextField text(String id, double width) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().addAll("mono", "form-field");
        field.setMinWidth(width);
        field.setPrefWidth(width);
        field.setMaxWidth(width);
        return field;
    }

    private static VBox labelled(String name, Node shown, Node input) {
        var label = Nodes.label(name, "muted", "small");
        label.setLabelFor(input);
        Hint.on(label, name);
        input.setAccessibleText(name);
        return new VBox(5, label, shown);
    }
}
