package dev.bindsight.view.connect;

import dev.bindsight.model.Protocol;
import dev.bindsight.probe.Families;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connect.ConnectForm.Field;
import dev.bindsight.view.look.Icons;

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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The form at the top: what is connected to, and how. What is rarely wanted is folded away. */
final class FormBar extends VBox {
    private static final PseudoClass MISTAKE = PseudoClass.getPseudoClass("mistake");

    /** Below this width the options stand in a row of their own. */
    private static final double ROOM_FOR_OPTIONS = 1_040;

    private final ConnectModel model;
    private final ConnectForm form;
    private final TextField host;
    private final HBox first = new HBox();
    private final HBox options = new HBox();
    private final HBox more = new HBox();
    private final VBox mistakes = new VBox();
    private final Region space = new Region();
    private final ToggleButton unfold =
            new ToggleButton(null, Icons.of(Feather.SLIDERS, Icons.BAR));
    private final HBox buttons;

    FormBar(ConnectModel model) {
        this.model = model;
        this.form = model.form();
        getStyleClass().add("connect-form");
        host = new HostField(form);
        host.setId("connect-host");
        host.setPromptText(Texts.get("connect.host.prompt"));
        bind(host, Field.HOST);
        var ports = field("connect-ports", "ports", Field.PORTS);
        ports.setPromptText(Texts.get("connect.ports.prompt"));
        var hostBox = labelled(Texts.get("connect.host"), host);
        HBox.setHgrow(hostBox, Priority.ALWAYS);
        hostBox.getStyleClass().add("host");
        var fields =
                new HBox(
                        hostBox,
                        labelled(Texts.get("connect.ports"), ports),
                        labelled(Texts.get("connect.protocol"), protocols()),
                        labelled(
                                Texts.get("connect.timeout"),
                                field("connect-timeout", "timeout", Field.TIMEOUT)),
                        labelled(Texts.get("connect.address"), families()));
        fields.getStyleClass().add("fields");
        fields.setMinWidth(0);
        HBox.setHgrow(fields, Priority.SOMETIMES);
        buttons = buttons();
        fillOptions();
        fillMore();
        HBox.setHgrow(space, Priority.ALWAYS);
        first.getStyleClass().add("form-row");
        first.setFillHeight(false);
        options.getStyleClass().add("options");
        mistakes.getStyleClass().add("mistakes");
        first.getChildren().addAll(fields);
        getChildren().add(first);
        widthProperty().subscribe(this::arrange);
        unfold.selectedProperty().subscribe(this::arrange);
        for (Field field : Field.values()) {
            form.mistake(field).subscribe(this::showMistakes);
        }
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
        options.getChildren()
                .addAll(
                        check("connect-tls", Texts.get("connect.tls"), form.tlsProperty(), true),
                        check(
                                "connect-repeat",
                                Texts.get("connect.repeat"),
                                form.repeatProperty(),
                                false),
                        plan,
                        unfold);
        options.setMinWidth(USE_PREF_SIZE);
    }

    private void fillMore() {
        var source = field("connect-source", "source", Field.SOURCE);
        source.setPromptText(Texts.get("connect.source.prompt"));
        var label = new Label(Texts.get("connect.source"));
        label.setLabelFor(source);
        label.setMinWidth(USE_PREF_SIZE);
        more.getStyleClass().add("more");
        more.getChildren()
                .addAll(
                        label,
                        source,
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

    /** One row where there is room, else the options below; then what is folded; then mistakes. */
    private void arrange() {
        boolean wide = getWidth() >= ROOM_FOR_OPTIONS;
        List<Node> row = new ArrayList<>(List.of(first.getChildren().getFirst()));
        var rows = new ArrayList<Node>(List.of(first));
        if (wide) {
            row.add(options);
        } else {
            rows.add(options);
        }
        row.addAll(List.of(space, buttons));
        if (unfold.isSelected()) {
            rows.add(more);
        }
        if (!mistakes.getChildren().isEmpty()) {
            rows.add(mistakes);
        }
        if (!first.getChildren().equals(row) || !getChildren().equals(rows)) {
            getChildren().setAll(first);
            first.getChildren().setAll(row);
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

    private HBox buttons() {
        var cancel = new Button(Texts.get("connect.cancel"), Icons.of(Feather.X, Icons.ROW));
        cancel.setId("connect-cancel");
        cancel.disableProperty().bind(model.busyProperty().not());
        cancel.setOnAction(_ -> model.cancel());
        var connect = new Button(Texts.get("connect.connect"), Icons.of(Feather.SEND, Icons.ROW));
        connect.setId("connect-go");
        connect.getStyleClass().add("accent");
        connect.setOnAction(_ -> model.connect());
        cancel.setMinWidth(USE_PREF_SIZE);
        connect.setMinWidth(USE_PREF_SIZE);
        var box = new HBox(cancel, connect);
        box.getStyleClass().add("buttons");
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private HBox protocols() {
        var group = new ToggleGroup();
        var box = new HBox();
        box.setMinWidth(USE_PREF_SIZE);
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

    private ComboBox<Families> families() {
        var choice = new ComboBox<Families>();
        choice.setId("connect-families");
        choice.setAccessibleText(Texts.get("connect.field.families"));
        choice.getItems().setAll(Families.values());
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
        input.setOnAction(_ -> model.connect());
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
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(label, control);
        box.getStyleClass().add("labelled");
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

    private static final class FamiliesText extends StringConverter<Families> {
        @Override
        public String toString(Families families) {
            return families == null ? "" : Texts.get("connect.families." + families);
        }

        @Override
        public Families fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not typed");
        }
    }
}
