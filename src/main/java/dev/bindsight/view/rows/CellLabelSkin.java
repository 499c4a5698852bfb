package dev.bindsight.view.rows;

import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;

/** The usual look of a label in a cell, whose text stays in it as that of a cell does. */
public final class CellLabelSkin extends LabelSkin {
    /** The look of a label. */
    public CellLabelSkin(Label label) {
        super(label);
    }

    @Override
    protected void updateChildren() {
        if (!CellSkin.hasTextAlone(getSkinnable(), getChildren())) {
            super.updateChildren();
        }
    }
}
