package dev.bindsight.view.bind;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Where to bind: every address of this machine to choose from, and room for any other. */
final class AddressField extends ComboBox<AddressField.Choice> {
    private static final double WIDTH = 184;
    private static final double NARROW = 92;

    private final BindForm form;

    /**
     * An address to choose.
     *
     * @param text as it stands in the field
     * @param where what it is: its device, or what the wildcard takes
     */
    record Choice(String text, String where) {}

    /**
     * A field.
     *
     * @param addresses those of this machine
     * @param read reads them anew
     */
    AddressField(BindForm form, ObservableList<LocalAddress> addresses, Runnable read) {
        this.form = form;
        setId("bind-address");
        setEditable(true);
        setMinWidth(NARROW);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setVisibleRowCount(12);
        getStyleClass().addAll("mono", "form-field", "address-field");
        setCellFactory(_ -> new ChoiceCell());
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Choice choice) {
                        return choice == null ? form.addressProperty().get() : choice.text();
                    }

                    @Override
                    public Choice fromString(String text) {
                        return new Choice(text, "");
                    }
                });
        addresses.addListener(
                (ListChangeListener<LocalAddress>) _ -> getItems().setAll(choices(addresses)));
        getItems().setAll(choices(addresses));
        getEditor().textProperty().bindBidirectional(form.addressProperty());
        setOnShowing(_ -> read.run());
    }

    /** Makes what was typed the value, as leaving the field would. */
    void commit() {
        String typed = form.addressProperty().get();
        setValue(new Choice(typed, ""));
        form.addressProperty().set(typed);
    }

    private static List<Choice> choices(List<LocalAddress> addresses) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("*", Texts.get("bind.where.every")));
        choices.add(new Choice("0.0.0.0", Texts.get("matrix.where.ipv4")));
        choices.add(new Choice("[::]", Texts.get("bind.where.ipv6")));
        for (LocalAddress local : addresses.reversed()) {
            IpAddress address = local.address();
            String scope = address.isLinkLocal() ? local.device() : null;
            var place = new BindPlace(new Endpoint(address, new Port(0)), null, scope);
            choices.add(new Choice(BindForm.text(place), local.device()));
        }
        return choices;
    }

    /** An address and where it is. */
    private static final class ChoiceCell extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (choice == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var address = Nodes.whole(choice.text(), "mono");
            var where = Nodes.whole(choice.where(), "muted", "small");
            var row = new HBox(16, address, Nodes.space(), where);
            row.setAlignment(Pos.BASELINE_LEFT);
            setGraphic(row);
            setAccessibleText(choice.text() + " " + choice.where());
        }
    }
}
