package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.view.rows.Row;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which columns the list has, in which order and how wide, and what it is sorted by. */
public final class TableColumns {
    /** Room that the vertical scroll bar takes. */
    static final double SCROLL_BAR = 11;

    private final TableView<Row<SocketKey, PortFacts>> table;
    private final PortsModel model;
    private final List<PortTableColumn> columns;

    private Runnable changed = () -> {};
    private boolean sharing;

    TableColumns(
            TableView<Row<SocketKey, PortFacts>> table,
            PortsModel model,
            TableLayout layout,
            PortCells cells) {
        this.table = table;
        this.model = model;
        this.columns =
                Arrays.stream(PortColumn.values())
                        .map(kind -> new PortTableColumn(kind, cells))
                        .toList();
        table.getColumns().setAll(inOrder(layout));
        sortBy(layout.sort());
        for (PortTableColumn column : columns) {
            column.chosenProperty().subscribe(this::chosenChanged);
            column.widthProperty().addListener(_ -> resized(column));
        }
        table.widthProperty().addListener(_ -> share());
        // after a drag, not during it: the edge under the pointer would run away from it
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> share());
        ListChangeListener<Object> onChange = _ -> changed.run();
        table.getColumns().addListener(onChange);
        table.getSortOrder().addListener(onChange);
        for (PortTableColumn column : columns) {
            column.sortTypeProperty().addListener(_ -> changed.run());
        }
        if (layout.grouped()) {
            model.question().group();
        }
        model.question().groupingProperty().subscribe(() -> changed.run());
        chosenChanged();
    }

    /** Has something run after each change. */
    public void onChange(Runnable action) {
        changed = action;
    }

    /** How the table was left: what was chosen, also where there is no room for it now. */
    public TableLayout layout() {
        List<TableLayout.Column> all = new ArrayList<>();
        for (TableColumn<Row<SocketKey, PortFacts>, ?> each : table.getColumns()) {
            if (each instanceof PortTableColumn column) {
                all.add(
                        new TableLayout.Column(
                                column.getId(),
                                (int) Math.round(column.wanted()),
                                column.chosenProperty().get()));
            }
        }
        List<TableLayout.Sort> sort = new ArrayList<>();
        for (TableColumn<Row<SocketKey, PortFacts>, ?> each : table.getSortOrder()) {
            sort.add(
                    new TableLayout.Sort(
                            each.getId(), each.getSortType() == TableColumn.SortType.ASCENDING));
        }
        return new TableLayout(all, sort, model.question().groupingProperty().get().on());
    }

    /** What columns are chosen from. */
    Region choice() {
        return new ColumnChoice(columns, this::reset);
    }

    /** How rows are sorted now. */
    Comparator<PortFacts> order() {
        Comparator<PortFacts> order = null;
        for (TableColumn<Row<SocketKey, PortFacts>, ?> each : table.getSortOrder()) {
            if (each instanceof PortTableColumn column) {
                order = order == null ? column.order() : order.thenComparing(column.order());
            }
        }
        return order == null ? PortOrder.PORT : order;
    }

    private void reset() {
        for (PortTableColumn column : columns) {
            column.chosenProperty().set(column.kind().shown());
            column.want(column.kind().width());
        }
        table.getColumns().setAll(columns);
        sortBy(List.of());
        share();
        changed.run();
    }

    private void chosenChanged() {
        boolean measured =
                isChosen(PortColumn.RTT)
                        || isChosen(PortColumn.SENT)
                        || isChosen(PortColumn.RECEIVED);
        model.question()
                .wantsProperty()
                .set(new ExtraWants(isChosen(PortColumn.PROJECT), measured));
        share();
        changed.run();
    }

    private boolean isChosen(PortColumn kind) {
        return column(kind).chosenProperty().get();
    }

    /** A width that was not shared out was made by hand: dragged, or fitted to the cells. */
    private void resized(PortTableColumn column) {
        if (!sharing) {
            column.want(column.getWidth());
            changed.run();
        }
    }

    private void share() {
        if (table.getWidth() <= 0 || sharing) {
            return;
        }
        // also while all rows fit: an upright bar that JavaFX once showed would call for one below,
        // and that one for the upright bar, for good
        double room = table.getWidth() - SCROLL_BAR;
        List<ColumnRoom.Want> wants =
                columns.stream()
                        .filter(column -> column.chosenProperty().get())
                        .map(PortTableColumn::asWant)
                        .toList();
        Map<PortColumn, Double> widths = ColumnRoom.share(wants, room);
        sharing = true;
        for (PortTableColumn column : columns) {
            Double width = widths.get(column.kind());
            column.setVisible(width != null);
            if (width != null) {
                column.setPrefWidth(width);
                column.fitTitle(width);
            }
        }
        sharing = false;
    }

    private PortTableColumn column(PortColumn kind) {
        return columns.get(kind.ordinal());
    }

    private List<PortTableColumn> inOrder(TableLayout layout) {
        List<PortTableColumn> ordered = new ArrayList<>();
        for (TableLayout.Column saved : layout.columns()) {
            PortColumn.of(saved.id())
                    .map(this::column)
                    .filter(column -> !ordered.contains(column))
                    .ifPresent(column -> {
                        column.chosenProperty()
                                .set(saved.visible() || column.kind() == PortColumn.MARK);
                        column.want(saved.width());
                        ordered.add(column);
                    });
        }
        for (PortTableColumn column : columns) {
            if (!ordered.contains(column)) {
                ordered.add(Math.min(column.kind().ordinal(), ordered.size()), column);
            }
        }
        return ordered;
    }

    private void sortBy(List<TableLayout.Sort> sort) {
        table.getSortOrder().clear();
        for (TableLayout.Sort saved : sort) {
            PortColumn.of(saved.id())
                    .map(this::column)
                    .ifPresent(column -> {
                        column.setSortType(
                                saved.ascending()
                                        ? TableColumn.SortType.ASCENDING
                                        : TableColumn.SortType.DESCENDING);
                        table.getSortOrder().add(column);
                    });
        }
        if (table.getSortOrder().isEmpty()) {
            table.getSortOrder().add(column(PortColumn.PORT));
        }
    }
}
