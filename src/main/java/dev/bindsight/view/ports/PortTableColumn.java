package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Row;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TableColumn;

import java.util.Comparator;

/**
 * A column of the table, whose rows are their own values. What was chosen of it is kept apart from
 * what it has room for.
 */
final class PortTableColumn extends TableColumn<Row<SocketKey, PortFacts>, PortFacts> {
    private final PortColumn kind;
    private final BooleanProperty chosen;
    private double wanted;

    PortTableColumn(PortColumn kind, PortCells cells) {
        super(kind == PortColumn.MARK ? "" : kind.title());
        this.kind = kind;
        this.wanted = kind.width();
        this.chosen = new SimpleBooleanProperty(this, "chosen", kind.shown());
        setId(kind.id());
        setCellValueFactory(row -> row.getValue());
        setCellFactory(_ -> cells.of(kind));
        setPrefWidth(kind.width());
        setMinWidth(kind.least());
        setVisible(kind.shown());
        if (kind.rightAligned()) {
            getStyleClass().add("align-right");
        }
        if (kind == PortColumn.MARK) {
            setResizable(false);
            setReorderable(false);
            setSortable(false);
            getStyleClass().add("mark-column");
        }
    }

    PortColumn kind() {
        return kind;
    }

    /** Whether it shall be there. */
    BooleanProperty chosenProperty() {
        return chosen;
    }

    /** How wide it shall be. */
    double wanted() {
        return wanted;
    }

    /** Has it that wide where there is room. */
    void want(double width) {
        wanted = Math.max(kind.least(), width);
    }

    /** A title of which a letter would be left says less than none; its tooltip says all. */
    void fitTitle(double width) {
        boolean fits = kind != PortColumn.EXPOSURE || width > ExposureCell.ROOM_FOR_WORDS;
        setText(fits && kind != PortColumn.MARK ? kind.title() : "");
    }

    ColumnRoom.Want asWant() {
        return new ColumnRoom.Want(kind, wanted, Math.round(wanted) != kind.width());
    }

    Comparator<PortFacts> order() {
        return getSortType() == SortType.ASCENDING ? kind.order() : kind.order().reversed();
    }
}
