package dev.bindsight.view.connect;

import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connect.ConnectForm.Field;
import dev.bindsight.view.look.EnterKey;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The form at the top: where to connect to, and below it how, in as many rows as that takes. What
 * is rarely wanted is folded away.
 */
final class FormBar extends VBox {
    private static final PseudoClass MISTAKE = PseudoClass.getPseudoClass("mistake");

    private final ConnectModel model;
    private final ConnectForm form;
    private final TextField host;
    private final HBox first;
    private final FlowPane options = new FlowPane();
    private final FlowPane more = new FlowPane();
    private final VBox mistakes = Nodes.column("mistakes");
    private final Label taken = new Label(null, Icons.of(Feather.INFO, Icons.ROW, "muted"));
    private final ToggleButton unfold =
            new ToggleButton(null, Icons.of(Feather.SLIDERS, Icons.BAR));

    FormBar(ConnectModel model) {
        this.model = model;
        this.form = model.form();
        getStyleClass().add("connect-form");
        setMinHeight(USE_PREF_SIZE);
        host = new HostField(form);
        host.setId("connect-host");
        host.setPromptText(Texts.get("connect.host.prompt"));
        bind(host, Field.HOST);
        var ports = field("connect-ports", "ports", Field.PORTS);
        ports.setPromptText(Texts.get("connect.ports.prompt"));
        var hostBox = Nodes.growing(labelled(Texts.get("connect.host"), host));
        hostBox.getStyleClass().add("host");
        var portsBox = labelled(Texts.get("connect.ports"), ports);
        HBox.setHgrow(portsBox, Priority.SOMETIMES);
        portsBox.getStyleClass().add("ports-box");
        first = new HBox(hostBox, portsBox, go());
        first.getStyleClass().add("form-row");
        first.setFillHeight(false);
        fillOptions();
        fillMore();
        arrange();
        unfold.selectedProperty().subscribe(this::arrange);
        taken.setId("connect-taken");
        taken.getStyleClass().addAll("muted", "small");
        taken.setWrapText(true);
        form.takenProperty()
                .subscribe(words -> {
                    taken.setText(words);
                    arrange();
                });
        for (Field field : Field.values()) {
            form.mistake(field).subscribe(this::showMistakes);
        }
        EnterKey.runs(this, model::connect);
    }

    /** Gives the focus to what is typed first. */
    void enter() {
        host.requestFocus();
        host.selectAll();
    }

    private void fillOptions() {
        var plan = field("connect-plan", "plan", Field.REPEAT);
        plan.disableProperty().bind(form.repeatProperty().not());
        unfold.setId("connect-more");
        unfold.getStyleClass().addAll("icon-button", "fold");
        unfold.setTooltip(new Tooltip(Texts.get("connect.more")));
        unfold.setAccessibleText(Texts.get("connect.more"));
        var timeout = field("connect-timeout", "timeout", Field.TIMEOUT);
        var path = field("connect-path", "path", Field.PATH);
        path.disableProperty()
                .bind(
                        form.headProperty()
                                .not()
                                .or(form.protocolProperty().isEqualTo(Protocol.UDP)));
        CheckBox ask = check("connect-head", Texts.get("connect.head"), form.headProperty(), true);
        ask.setTooltip(new Tooltip(Texts.get("connect.head.tooltip")));
        var head = Nodes.styled(new HBox(ask, path), "pair");
        var repeat =
                new HBox(
                        check(
                                "connect-repeat",
                                Texts.get("connect.repeat"),
                                form.repeatProperty(),
                                false),
                        plan);
        repeat.getStyleClass().add("pair");
        options.getStyleClass().add("options");
        options.getChildren()
                .addAll(
                        protocols(),
                        families(),
                        pair(Texts.get("connect.timeout"), timeout),
                        check("connect-tls", Texts.get("connect.tls"), form.tlsProperty(), true),
                        head,
                        repeat,
                        unfold);
    }

    private void fillMore() {
        var source = field("connect-source", "source", Field.SOURCE);
        source.setPromptText(Texts.get("connect.source.prompt"));
        more.getStyleClass().addAll("options", "more");
        more.getChildren()
                .addAll(
                        pair(Texts.get("connect.source"), source),
                        check(
                                "connect-first-bytes",
                                Texts.get("connect.firstBytes"),
                                form.firstBytesProperty(),
                                true),
                        check(
                                "connect-blocking",
                                Texts.get("connect.blocking"),
                                form.blockingProperty(),
                                true));
    }

    private static HBox pair(String name, TextField field) {
        var label = Nodes.label(name, "muted");
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        return Nodes.styled(new HBox(label, field), "pair");
    }

    /** What is folded away comes below the rest, and what is wrong last. */
    private void arrange() {
        var rows = new ArrayList<Node>(List.of(first, options));
        if (unfold.isSelected()) {
            rows.add(more);
        }
        if (form.takenProperty().get() != null) {
            rows.add(taken);
        }
        if (!mistakes.getChildren().isEmpty()) {
            rows.add(mistakes);
        }
        if (!getChildren().equals(rows)) {
            getChildren().setAll(rows);
        }
    }

    private void showMistakes() {
        mistakes.getChildren().clear();
        for (Field field : Field.values()) {
            String text = form.mistake(field).get();
            if (text != null) {
                var words = new Label(text, Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"));
                words.setId("mistake-" + field.name().toLowerCase(Locale.ROOT));
                words.setWrapText(true);
                mistakes.getChildren().add(words);
            }
        }
        if (form.mistake(Field.SOURCE).get() != null) {
            unfold.setSelected(true);
        }
        arrange();
    }

    private Button go() {
        var connect = new Button(Texts.get("connect.connect"), Icons.of(Feather.SEND, Icons.ROW));
        connect.setId("connect-go");
        connect.getStyleClass().add("accent");
        connect.setOnAction(_ -> model.connect());
        connect.setMinWidth(USE_PREF_SIZE);
        return connect;
    }

    private HBox protocols() {
        var group = new ToggleGroup();
        var box = Nodes.whole(new HBox());
        for (Protocol each : Protocol.values()) {
            var button = new ToggleButton(each.name());
            button.setId("connect-" + each.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .addAll("segment", each == Protocol.TCP ? "left-pill" : "right-pill");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> form.protocolProperty().set(each));
            box.getChildren().add(button);
        }
        form.protocolProperty()
                .subscribe(chosen -> group.selectToggle(group.getToggles().get(chosen.ordinal())));
        group.selectedToggleProperty()
                .addListener((_, before, now) -> {
                    if (now == null) {
                        group.selectToggle(before);
                    }
                });
        return box;
    }

    private ComboBox<AddressFamilies> families() {
        var choice = Nodes.named("connect-families", new ComboBox<AddressFamilies>());
        choice.setAccessibleText(Texts.get("connect.field.families"));
        choice.getItems().setAll(AddressFamilies.values());
        choice.valueProperty().bindBidirectional(form.familiesProperty());
        choice.setConverter(new FamiliesText());
        choice.setMinWidth(USE_PREF_SIZE);
        return choice;
    }

    private CheckBox check(String id, String text, BooleanProperty property, boolean tcpOnly) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setMinWidth(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(property);
        if (tcpOnly) {
            box.disableProperty().bind(form.protocolProperty().isEqualTo(Protocol.UDP));
        }
        return box;
    }

    private TextField field(String id, String styleClass, Field field) {
        var input = new TextField();
        input.setId(id);
        input.getStyleClass().add(styleClass);
        input.setMinWidth(USE_PREF_SIZE);
        bind(input, field);
        return input;
    }

    private void bind(TextField input, Field field) {
        Property<String> text = form.text(field);
        input.textProperty().bindBidirectional(text);
        input.setAccessibleText(Texts.get("connect.field." + field));
        input.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        form.check(field);
                    }
                });
        form.mistake(field)
                .subscribe(mistake -> {
                    input.pseudoClassStateChanged(MISTAKE, mistake != null);
                    input.setAccessibleHelp(mistake);
                });
    }

    private static VBox labelled(String text, Region control) {
        var label = Nodes.label(text, "muted", "small");
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        var box = Nodes.column("labelled", label, control);
        box.setAlignment(Pos.TOP_LEFT);
        return box;
    }

    /** A host with a port, or a URL, is taken apart when it is pasted. */
    private static final class HostField extends TextField {
        private final ConnectForm form;

        HostField(ConnectForm form) {
            this.form = form;
        }

        @Override
        public void replaceSelection(String text) {
            boolean whole = getSelection().getLength() == getLength();
            if (!whole || !form.paste(text)) {
                super.replaceSelection(text);
            } else {
                end();
            }
        }
    }

    private static final class FamiliesText extends StringConverter<AddressFamilies> {
        @Override
        public String toString(AddressFamilies families) {
            return families == null ? "" : Texts.get("connect.families." + families);
        }

        @Override
        public AddressFamilies fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not typed");
        }
    }
}
