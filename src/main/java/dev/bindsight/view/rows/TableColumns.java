package dev.bindsight.view.rows;

import dev.bindsight.settings.TableLayout;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which columns a list has, in which order and how wide, and what it is sorted by.
 *
 * @param <C> what columns there are
 * @param <K> what identifies a row
 * @param <F> what a row shows
 */
public final class TableColumns<C extends ColumnKind<F>, K, F> {
    /** Room that the vertical scroll bar takes. */
    public static final double SCROLL_BAR = 11;

    private final TableView<Row<K, F>> table;
    private final ColumnRoom<C> room;
    private final C sorted;
    private final List<RowColumn<C, K, F>> columns;

    private Runnable changed = () -> {};
    private Runnable chosen = () -> {};
    private boolean sharing;

    /**
     * Gives a table its columns.
     *
     * @param kinds the columns as they are by default, from left to right
     * @param room how they share its width
     * @param sorted what it is sorted by where nothing else was chosen
     * @param layout how it was left the last time
     * @param cells makes the cells of a column
     */
    public TableColumns(
            TableView<Row<K, F>> table,
            List<C> kinds,
            ColumnRoom<C> room,
            C sorted,
            TableLayout layout,
            Function<C, ? extends TableCell<Row<K, F>, F>> cells) {
        this.table = table;
        this.room = room;
        this.sorted = sorted;
        this.columns = kinds.stream().map(kind -> new RowColumn<C, K, F>(kind, cells)).toList();
        table.getColumns().setAll(inOrder(layout));
        sortBy(layout.sort());
        for (RowColumn<C, K, F> column : columns) {
            column.chosenProperty().subscribe(this::chosenChanged);
            column.widthProperty().addListener(_ -> resized(column));
        }
        table.widthProperty().addListener(_ -> share());
        // after a drag, not during it: the edge under the pointer would run away from it
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> share());
        ListChangeListener<Object> onChange = _ -> changed();
        table.getColumns().addListener(onChange);
        table.getSortOrder().addListener(onChange);
        for (RowColumn<C, K, F> column : columns) {
            column.sortTypeProperty().addListener(_ -> changed());
        }
        share();
        HeadHints.install(
                table,
                column ->
                        column instanceof RowColumn<?, ?, ?> one ? one.kind().explanation() : null);
    }

    /** Has something run after each change. */
    public void onChange(Runnable action) {
        changed = action;
    }

    /** Has something run now, and whenever other columns were chosen. */
    public void onChosen(Runnable action) {
        chosen = action;
        action.run();
    }

    /** Something of the layout changed. */
    public void changed() {
        changed.run();
    }

    /**
     * How the table was left: what was chosen, also where there is no room for it now.
     *
     * @param grouped how its rows stand together
     */
    public TableLayout layout(String grouped) {
        List<TableLayout.Column> all = new ArrayList<>();
        for (RowColumn<C, K, F> each : shownInOrder()) {
            all.add(
                    new TableLayout.Column(
                            each.getId(),
                            (int) Math.round(each.wanted()),
                            each.chosenProperty().get()));
        }
        List<TableLayout.Sort> sort = new ArrayList<>();
        for (TableColumn<Row<K, F>, ?> each : table.getSortOrder()) {
            sort.add(
                    new TableLayout.Sort(
                            each.getId(), each.getSortType() == TableColumn.SortType.ASCENDING));
        }
        return new TableLayout(all, sort, grouped);
    }

    /** How rows are sorted now. */
    public Comparator<F> order() {
        Comparator<F> order = null;
        for (TableColumn<Row<K, F>, ?> each : table.getSortOrder()) {
            for (RowColumn<C, K, F> column : columns) {
                if (column.equals(each)) {
                    order = order == null ? column.order() : order.thenComparing(column.order());
                }
            }
        }
        return order == null ? sorted.order() : order;
    }

    /** Whether a column shall be there. */
    public boolean isChosen(C kind) {
        return column(kind).chosenProperty().get();
    }

    /** The column of a kind. */
    public RowColumn<C, K, F> column(C kind) {
        for (RowColumn<C, K, F> each : columns) {
            if (each.kind().equals(kind)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no column " + kind);
    }

    /** What columns are chosen from. */
    Region choice() {
        return new ColumnChoice(columns, this::reset);
    }

    private void reset() {
        for (RowColumn<C, K, F> column : columns) {
            column.chosenProperty().set(column.kind().shown());
            column.want(column.kind().width());
        }
        table.getColumns().setAll(columns);
        sortBy(List.of());
        share();
        changed();
    }

    private void chosenChanged() {
        chosen.run();
        share();
        changed();
    }

    /** A width that was not shared out was made by hand: dragged, or fitted to the cells. */
    private void resized(RowColumn<C, K, F> column) {
        if (!sharing) {
            column.want(column.getWidth());
            changed();
        }
    }

    private void share() {
        if (table.getWidth() <= 0 || sharing) {
            return;
        }
        // also while all rows fit: an upright bar that JavaFX once showed would call for one below,
        // and that one for the upright bar, for good
        List<ColumnRoom.Want<C>> wants =
                columns.stream()
                        .filter(column -> column.chosenProperty().get())
                        .map(RowColumn::asWant)
                        .toList();
        Map<C, Double> widths = room.share(wants, table.getWidth() - SCROLL_BAR);
        sharing = true;
        for (RowColumn<C, K, F> column : columns) {
            Double width = widths.get(column.kind());
            column.setVisible(width != null);
            if (width != null) {
                column.setPrefWidth(width);
                column.fitTitle(width);
            }
        }
        sharing = false;
    }

    private List<RowColumn<C, K, F>> shownInOrder() {
        List<RowColumn<C, K, F>> all = new ArrayList<>();
        for (TableColumn<Row<K, F>, ?> each : table.getColumns()) {
            columns.stream().filter(column -> column.equals(each)).forEach(all::add);
        }
        return all;
    }

    private Optional<RowColumn<C, K, F>> named(String id) {
        return columns.stream().filter(column -> column.kind().id().equals(id)).findFirst();
    }

    private List<RowColumn<C, K, F>> inOrder(TableLayout layout) {
        List<RowColumn<C, K, F>> ordered = new ArrayList<>();
        for (TableLayout.Column saved : layout.columns()) {
            named(saved.id())
                    .filter(column -> !ordered.contains(column))
                    .ifPresent(column -> {
                        column.chosenProperty().set(saved.visible() || column.kind().isAlways());
                        column.want(saved.width());
                        ordered.add(column);
                    });
        }
        for (int place = 0; place < columns.size(); place++) {
            if (!ordered.contains(columns.get(place))) {
                ordered.add(Math.min(place, ordered.size()), columns.get(place));
            }
        }
        return ordered;
    }

    private void sortBy(List<TableLayout.Sort> sort) {
        table.getSortOrder().clear();
        for (TableLayout.Sort saved : sort) {
            named(saved.id())
                    .ifPresent(column -> {
                        column.setSortType(
                                saved.ascending()
                                        ? TableColumn.SortType.ASCENDING
                                        : TableColumn.SortType.DESCENDING);
                        table.getSortOrder().add(column);
                    });
        }
        if (table.getSortOrder().isEmpty()) {
            table.getSortOrder().add(column(sorted));
        }
    }
}
