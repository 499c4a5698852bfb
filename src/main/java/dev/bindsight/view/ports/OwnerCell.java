package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.view.look.Icons;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;

/** Who has a socket open: icon by kind, name, what runs it, and how many more there are. */
final class OwnerCell extends HintedCell {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass UNNAMED = PseudoClass.getPseudoClass("unnamed");

    /** A name up to this length is never cut in favour of what runs it. */
    private static final int SHORT = 16;

    private final ObservableValue<Instant> now;
    private final CellHints hints;
    private final FontIcon icon = Icons.of(Feather.SETTINGS, Icons.ROW);
    private final Label name = new Label();
    private final Label behind = new Label();
    private final Label badge = new Label();
    private final HBox box = new HBox(6, icon, name, behind);
    private final InvalidationListener onTick = _ -> countDown();

    OwnerCell(ObservableValue<Instant> now, CellHints hints) {
        this.now = now;
        this.hints = hints;
        now.addListener(new WeakInvalidationListener(onTick));
        getStyleClass().add("owner");
        name.getStyleClass().add("name");
        behind.getStyleClass().add("muted");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER_LEFT);
        setGraphic(box); // for good: a graphic that comes and goes is styled anew each time
    }

    @Override
    protected void updateItem(@Nullable PortFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        if (empty || facts == null) {
            box.setVisible(false);
            setAccessibleText(null);
            return;
        }
        OwnerText.Kind kind = OwnerText.kind(facts);
        show(kind);
        if (facts.owners().isEmpty()) {
            name.setText(OwnerText.withoutInCell(facts, now.getValue()));
            set(behind, null);
        } else {
            ProcessDetails owner = facts.owners().getFirst();
            name.setText(OwnerText.name(owner));
            set(behind, OwnerText.behind(owner));
        }
        showBadge(OwnerText.badge(facts));
        boolean roomForBoth = name.getText().length() <= SHORT;
        name.setMinWidth(roomForBoth ? Region.USE_PREF_SIZE : 0);
        Restyle.set(this, UNNAMED, facts.owners().isEmpty());
        setAccessibleText(name.getText());
        box.setVisible(true);
    }

    @Override
    @Nullable String explanation(PortFacts facts) {
        return hints.owner(facts, now.getValue());
    }

    private void countDown() {
        PortFacts facts = getItem();
        if (!isEmpty() && facts != null && facts.until() != null && facts.mark() != Mark.GONE) {
            name.setText(OwnerText.withoutInCell(facts, now.getValue()));
        }
    }

    private void show(OwnerText.Kind kind) {
        Feather code =
                switch (kind) {
                    case PROCESS, KERNEL -> null;
                    case UNIT -> Feather.SETTINGS;
                    case CONTAINER -> Feather.BOX;
                    case HIDDEN -> Feather.EYE_OFF;
                    case WAITING -> Feather.CLOCK;
                };
        icon.setVisible(code != null);
        icon.setManaged(code != null);
        if (code != null && icon.getIconCode() != code) {
            icon.setIconCode(code);
        }
        Restyle.set(this, WAITING, kind == OwnerText.Kind.WAITING);
    }

    /** Few rows have a badge, and each node in a cell is styled whenever the cell is laid out. */
    private void showBadge(@Nullable String text) {
        if (text != null && badge.getParent() == null) {
            box.getChildren().add(badge);
        }
        set(badge, text);
    }

    private static void set(Label label, @Nullable String text) {
        label.setText(text);
        label.setVisible(text != null);
        label.setManaged(text != null);
    }
}
