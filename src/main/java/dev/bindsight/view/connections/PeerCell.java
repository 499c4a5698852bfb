package dev.bindsight.view.connections;

import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.look.Glyph;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.rows.CellLabelSkin;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.function.Function;

/** A head with its sign, or below it the other end of a connection. */
final class PeerCell extends ConnectionCell {
    /** As far as the name of a head stands behind its sign. */
    private static final Insets INDENT = new Insets(0, 0, 0, 20);

    private static final Insets NONE = Insets.EMPTY;

    private final Glyph sign = new Glyph(Feather.CHEVRON_DOWN);
    private final Glyph icon = new Glyph(Feather.EYE_OFF);
    private final Label name = label("group-name");
    private final Label address = label("peer-address");
    private final Label behind = label("owner-behind");
    private final HBox box = new HBox(6, sign, icon, name, address, behind);

    PeerCell(Function<ConnectionRow, @Nullable String> explanation) {
        super(_ -> null, explanation, "peer");
        box.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(Region.USE_PREF_SIZE);
        address.setMinWidth(Region.USE_PREF_SIZE);
        setGraphic(box);
    }

    @Override
    void show(@Nullable ConnectionRow facts) {
        box.setVisible(facts instanceof Link || facts instanceof Head);
        switch (facts) {
            case Head head -> {
                sign.show(head.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
                parts(true, icon(head.key()));
                boolean process = head.key() instanceof GroupKey.OfProcess;
                name.setMinWidth(process ? Region.USE_PREF_SIZE : 0);
                name.setText(RowWords.name(head));
                behind.setText(RowWords.behind(head));
            }
            case Link link -> {
                parts(false, null);
                HBox.setMargin(address, link.grouped() == Grouped.NONE ? NONE : INDENT);
                address.setText(RowWords.address(link));
                behind.setText(RowWords.beside(link));
            }
            case null, default -> {}
        }
        setAccessibleText(
                switch (facts) {
                    case Head _ -> name.getText() + " " + behind.getText();
                    case Link _ -> address.getText() + " " + behind.getText();
                    case null, default -> null;
                });
    }

    private void parts(boolean head, @Nullable Feather code) {
        Nodes.show(sign, head);
        Nodes.show(icon, code != null);
        if (code != null) {
            icon.show(code);
        }
        Nodes.show(name, head);
        Nodes.show(address, !head);
    }

    private static @Nullable Feather icon(GroupKey key) {
        return switch (key) {
            case GroupKey.Hidden _ -> Feather.EYE_OFF;
            case GroupKey.WithoutProcess _ -> Feather.CLOCK;
            case GroupKey.OfProcess _, GroupKey.OfPeer _, GroupKey.OfPort _ -> null;
        };
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().setAll(styleClass);
        label.setSkin(new CellLabelSkin(label));
        return label;
    }
}
