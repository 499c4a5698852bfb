package dev.bindsight.view.ports;

import dev.bindsight.settings.TableLayout;
import dev.bindsight.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which columns the list has, in which order and how wide, and what it is sorted by. */
public final class TableColumns {
    /** Room that the vertical scroll bar takes. */
    private static final double SCROLL_BAR = 14;

    private final TableView<PortRow> table;
    private final List<PortsTable.Column> columns;
    private Runnable changed = () -> {};

    TableColumns(TableView<PortRow> table, TableLayout layout, PortCells cells) {
        this.table = table;
        this.columns =
                Arrays.stream(PortColumn.values())
                        .map(kind -> new PortsTable.Column(kind, cells))
                        .toList();
        table.getColumns().setAll(inOrder(layout));
        sortBy(layout.sort());
        for (PortsTable.Column column : columns) {
            column.visibleProperty().subscribe(_ -> visibleChanged());
            column.widthProperty().addListener(_ -> changed.run());
        }
        table.widthProperty().addListener(_ -> fill());
        table.heightProperty().addListener(_ -> fill());
        Bindings.size(table.getItems()).subscribe(_ -> fill());
        ListChangeListener<Object> onChange = _ -> changed.run();
        table.getColumns().addListener(onChange);
        table.getSortOrder().addListener(onChange);
        for (PortsTable.Column column : columns) {
            column.sortTypeProperty().addListener(_ -> changed.run());
        }
    }

    /** Has something run after each change. */
    public void onChange(Runnable action) {
        changed = action;
    }

    /** How the table is now. */
    public TableLayout layout() {
        List<TableLayout.Column> all = new ArrayList<>();
        for (TableColumn<PortRow, ?> each : table.getColumns()) {
            all.add(
                    new TableLayout.Column(
                            each.getId(), (int) Math.round(each.getPrefWidth()), each.isVisible()));
        }
        List<TableLayout.Sort> sort = new ArrayList<>();
        for (TableColumn<PortRow, ?> each : table.getSortOrder()) {
            sort.add(
                    new TableLayout.Sort(
                            each.getId(), each.getSortType() == TableColumn.SortType.ASCENDING));
        }
        return new TableLayout(all, sort);
    }

    /** A menu to choose columns from. */
    public List<MenuItem> menu() {
        List<MenuItem> items = new ArrayList<>();
        for (PortsTable.Column column : columns) {
            if (column.kind() == PortColumn.MARK) {
                continue;
            }
            var item = new CheckMenuItem(column.kind().title());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        var reset = new MenuItem(Texts.get("ports.columns.reset"));
        reset.setOnAction(_ -> reset());
        items.add(reset);
        return items;
    }

    /** How rows are sorted now. */
    Comparator<PortFacts> order() {
        Comparator<PortFacts> order = null;
        for (TableColumn<PortRow, ?> each : table.getSortOrder()) {
            if (each instanceof PortsTable.Column column) {
                order = order == null ? column.order() : order.thenComparing(column.order());
            }
        }
        return order == null ? PortOrder.PORT : order;
    }

    private void reset() {
        for (PortsTable.Column column : columns) {
            column.setVisible(column.kind().shown());
            column.setPrefWidth(column.kind().width());
        }
        table.getColumns().setAll(columns);
        sortBy(List.of());
        fill();
    }

    private void visibleChanged() {
        fill();
        changed.run();
    }

    /** Gives what is left of the width to the command, or to the process where that is hidden. */
    private void fill() {
        double rows = table.getItems().size() * table.getFixedCellSize() + PortsTable.HEADER_HEIGHT;
        double taken = rows > table.getHeight() ? SCROLL_BAR : 0;
        for (PortsTable.Column column : columns) {
            taken += column.isVisible() ? column.getPrefWidth() : 0;
        }
        PortsTable.Column flexible =
                column(PortColumn.COMMAND).isVisible()
                        ? column(PortColumn.COMMAND)
                        : column(PortColumn.PROCESS);
        double room = table.getWidth() - taken + flexible.getPrefWidth();
        if (flexible.isVisible() && table.getWidth() > 0) {
            flexible.setPrefWidth(Math.max(flexible.kind().width(), room));
        }
    }

    private PortsTable.Column column(PortColumn kind) {
        return columns.get(kind.ordinal());
    }

    private List<PortsTable.Column> inOrder(TableLayout layout) {
        List<PortsTable.Column> ordered = new ArrayList<>();
        for (TableLayout.Column saved : layout.columns()) {
            PortColumn.of(saved.id())
                    .map(this::column)
                    .filter(column -> !ordered.contains(column))
                    .ifPresent(column -> {
                        column.setVisible(saved.visible() || column.kind() == PortColumn.MARK);
                        column.setPrefWidth(Math.max(column.getMinWidth(), saved.width()));
                        ordered.add(column);
                    });
        }
        for (PortsTable.Column column : columns) {
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
