package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.view.look.Glyph;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.rows.CellLabelSkin;
import dev.bindsight.view.rows.Mark;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;

/** Who has a socket open: icon by kind, name, what runs it, and how many more there are. */
final class OwnerCell extends HintedCell {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass UNNAMED = PseudoClass.getPseudoClass("unnamed");

    private final ObservableValue<Instant> now;
    private final CellHints hints;
    private final Label name = label("owner-name");
    private final OwnerBox box = new OwnerBox(name);
    private @Nullable Glyph icon;
    private @Nullable Label behind;
    private @Nullable Label badge;
    private final InvalidationListener onTick = _ -> countDown();

    OwnerCell(ObservableValue<Instant> now, CellHints hints) {
        this.now = now;
        this.hints = hints;
        now.addListener(new WeakInvalidationListener(onTick));
        getStyleClass().add("owner");
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
            showBehind(null);
        } else {
            ProcessDetails owner = facts.owners().getFirst();
            name.setText(OwnerText.name(owner));
            showBehind(OwnerText.behind(owner));
        }
        showBadge(OwnerText.badge(facts));
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
        showIcon(code);
        Restyle.set(this, WAITING, kind == OwnerText.Kind.WAITING);
    }

    // each node in a cell is styled and laid out with it: what few rows have is made when it is
    // needed

    private void showIcon(@Nullable Feather code) {
        if (icon == null && code != null) {
            icon = new Glyph(code);
            box.showIcon(icon);
        }
        if (icon != null) {
            Nodes.show(icon, code != null);
            if (code != null) {
                icon.show(code);
            }
        }
    }

    private void showBehind(@Nullable String text) {
        if (behind == null && text != null) {
            behind = label("owner-behind");
            box.showBehind(behind);
        }
        if (behind != null) {
            set(behind, text);
        }
    }

    private void showBadge(@Nullable String text) {
        if (badge == null && text != null) {
            badge = new Label();
            badge.getStyleClass().add("badge");
            box.showBadge(badge);
        }
        if (badge != null) {
            set(badge, text);
        }
    }

    /** Without the class of all labels, for which the theme has dozens of rules. */
    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().setAll(styleClass);
        label.setSkin(new CellLabelSkin(label)); // made later, it would have the label styled twice
        return label;
    }

    private static void set(Label label, @Nullable String text) {
        label.setText(text);
        Nodes.show(label, text != null);
    }
}
