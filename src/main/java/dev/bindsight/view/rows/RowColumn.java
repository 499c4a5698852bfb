package dev.bindsight.view.rows;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import java.util.Comparator;
import java.util.function.Function;

/**
 * A column of a table whose rows are their own values. What was chosen of it is kept apart from
 * what it has room for.
 *
 * @param <C> what columns there are
 * @param <K> what identifies a row
 * @param <F> what a row shows
 */
public final class RowColumn<C extends ColumnKind<F>, K, F> extends TableColumn<Row<K, F>, F> {
    private final C kind;
    private final BooleanProperty chosen;
    private double wanted;

    /**
     * A column as it is by default.
     *
     * @param cells makes its cells
     */
    public RowColumn(C kind, Function<C, ? extends TableCell<Row<K, F>, F>> cells) {
        super(kind.isMark() ? "" : kind.title());
        this.kind = kind;
        this.wanted = kind.width();
        this.chosen = new SimpleBooleanProperty(this, "chosen", kind.shown());
        setId(kind.id());
        setCellValueFactory(row -> row.getValue());
        setCellFactory(_ -> cells.apply(kind));
        setPrefWidth(kind.width());
        setMinWidth(kind.least());
        setVisible(kind.shown());
        if (kind.rightAligned()) {
            getStyleClass().add("align-right");
        }
        if (kind.isMark()) {
            setResizable(false);
            setReorderable(false);
            setSortable(false);
            getStyleClass().add("mark-column");
        }
    }

    /** Which of the columns it is. */
    public C kind() {
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

    void fitTitle(double width) {
        setText(kind.isMark() || width <= kind.leastForTitle() ? "" : kind.title());
    }

    ColumnRoom.Want<C> asWant() {
        return new ColumnRoom.Want<>(kind, wanted, Math.round(wanted) != kind.width());
    }

    Comparator<F> order() {
        return getSortType() == SortType.ASCENDING ? kind.order() : kind.order().reversed();
    }
}
