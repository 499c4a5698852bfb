package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.text.NumberText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The groups of a log, a row each. */
final class LogTable extends TableView<LogRow> {
    private static final double ROW = 24;
    private static final double LEAST_WHERE = 100;
    private static final double HISTOGRAM_WIDTH = 48;
    private static final double HISTOGRAM_HEIGHT = 16;
    private static final Comparator<LogGroup> FIRST =
            (one, other) -> compare(one.first(), other.first());
    private static final Comparator<LogGroup> LAST =
            (one, other) -> compare(one.last(), other.last());

    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

    private final BiConsumer<LogRow, ReportFinding> tryIt;
    private final TableColumn<LogRow, LogGroup> count;
    private final List<TableColumn<LogRow, ?>> spared;

    /**
     * A table.
     *
     * @param tryIt makes the connect that would tell whether a group is still true
     */
    LogTable(LogModel model, BiConsumer<LogRow, ReportFinding> tryIt) {
        this.tryIt = tryIt;
        setId("explain-log");
        setAccessibleText(Texts.get("explain.log"));
        getStyleClass().addAll("ports-table", "log-table", "striped", "dense");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        setPlaceholder(new Label());
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        count = column(LogColumn.COUNT, 64, Comparator.comparingLong(LogGroup::count));
        count.setCellFactory(_ -> cell(group -> NumberText.GROUPED.of(group.count()), "strong"));
        count.getStyleClass().add("align-right");
        count.setSortType(TableColumn.SortType.DESCENDING);
        TableColumn<LogRow, LogGroup> first = column(LogColumn.FIRST, 52, FIRST);
        first.setCellFactory(_ -> cell(group -> LogTimes.minute(group.first())));
        TableColumn<LogRow, LogGroup> last = column(LogColumn.LAST, 52, LAST);
        last.setCellFactory(_ -> cell(group -> LogTimes.minute(group.last())));
        TableColumn<LogRow, LogGroup> where = text(LogColumn.WHERE, 156, LogTable::where);
        TableColumn<LogRow, LogGroup> call = text(LogColumn.CALL, 98, LogTable::call);
        spared = List.of(call, first, last);
        getColumns()
                .setAll(
                        List.of(
                                text(
                                        LogColumn.ERRNO,
                                        112,
                                        group -> ErrorWords.result(group.error())),
                                call,
                                where,
                                count,
                                first,
                                last,
                                when(),
                                now()));
        where.setMinWidth(LEAST_WHERE);
        where.setMaxWidth(Double.MAX_VALUE);
        getSelectionModel().selectedItemProperty().subscribe(row -> chosen(model, row));
        model.chosenProperty().subscribe(this::choose);
    }

    /** Those that came most often first, unless another order was chosen. */
    void sortByCount() {
        if (getSortOrder().isEmpty()) {
            getSortOrder().add(count);
        } else {
            sort();
        }
    }

    /** Leaves out what there is no room for. */
    void narrow(boolean few) {
        spared.forEach(column -> column.setVisible(!few));
    }

    private void chosen(LogModel model, @Nullable LogRow row) {
        if (row != null) {
            model.choose(row);
        }
    }

    private void choose(@Nullable LogRow row) {
        if (row != null && getSelectionModel().getSelectedItem() != row) {
            getSelectionModel().select(row);
        }
    }

    /** What has no time comes last. */
    private static int compare(@Nullable LogTime one, @Nullable LogTime other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.compareTo(other);
    }

    private static String call(LogGroup group) {
        String call = group.error().call();
        return call == null ? Texts.get("socket.notApplicable") : call;
    }

    private static String where(LogGroup group) {
        String place = ErrorWords.place(group.error());
        if (group.peers() > 1) {
            return Texts.get("explain.peers", group.peers());
        }
        return place.isEmpty() ? Texts.get("socket.notApplicable") : place;
    }

    private static TableColumn<LogRow, LogGroup> text(
            LogColumn name, double width, Function<LogGroup, String> words) {
        TableColumn<LogRow, LogGroup> column = column(name, width, Comparator.comparing(words));
        column.setCellFactory(_ -> cell(words, "mono"));
        return column;
    }

    private static TableColumn<LogRow, LogGroup> column(
            LogColumn name, double width, Comparator<LogGroup> order) {
        var column = new TableColumn<LogRow, LogGroup>(name.title());
        column.setId(name.id());
        column.setCellValueFactory(row -> row.getValue().groupProperty());
        column.setComparator(order);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width * 1.6);
        column.setReorderable(false);
        return column;
    }

    private static TableCell<LogRow, LogGroup> cell(
            Function<LogGroup, String> words, String... styleClasses) {
        return Nodes.styled(
                new TableCell<LogRow, LogGroup>() {
                    @Override
                    protected void updateItem(@Nullable LogGroup group, boolean empty) {
                        super.updateItem(group, empty);
                        setText(group == null || empty ? "" : words.apply(group));
                    }
                },
                styleClasses);
    }

    private static TableColumn<LogRow, LogGroup> when() {
        TableColumn<LogRow, LogGroup> column = column(LogColumn.WHEN, 66, FIRST);
        column.setMinWidth(HISTOGRAM_WIDTH + 16);
        column.setMaxWidth(HISTOGRAM_WIDTH + 20);
        column.setSortable(false);
        column.setCellFactory(_ -> new WhenCell());
        return column;
    }

    private TableColumn<LogRow, ReportFinding> now() {
        var column = new TableColumn<LogRow, ReportFinding>(LogColumn.NOW.title());
        column.setId(LogColumn.NOW.id());
        column.setCellValueFactory(row -> row.getValue().findingProperty());
        column.setComparator(Comparator.nullsLast(Comparator.comparing(ReportFinding::now)));
        column.setMinWidth(60);
        column.setPrefWidth(60);
        column.setMaxWidth(90);
        column.setReorderable(false);
        column.setCellFactory(_ -> new NowCell());
        return column;
    }

    private static final class WhenCell extends TableCell<LogRow, LogGroup> {
        private final HistogramView bars = new HistogramView(2);

        WhenCell() {
            bars.setMinSize(HISTOGRAM_WIDTH, HISTOGRAM_HEIGHT);
            bars.setPrefSize(HISTOGRAM_WIDTH, HISTOGRAM_HEIGHT);
            bars.setMaxSize(HISTOGRAM_WIDTH, HISTOGRAM_HEIGHT);
        }

        @Override
        protected void updateItem(@Nullable LogGroup group, boolean empty) {
            super.updateItem(group, empty);
            if (group == null || empty) {
                setGraphic(null);
            } else {
                bars.show(group.when());
                setGraphic(bars);
            }
        }
    }

    private final class NowCell extends TableCell<LogRow, ReportFinding> {
        private final Hyperlink link = new Hyperlink(Texts.get("explain.now.UNTRIED"));

        NowCell() {
            link.setOnAction(_ -> {
                LogRow row = getTableRow().getItem();
                ReportFinding finding = getItem();
                if (row != null && finding != null) {
                    tryIt.accept(row, finding);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ReportFinding finding, boolean empty) {
            super.updateItem(finding, empty);
            setText("");
            setGraphic(null);
            boolean still = finding != null && finding.now() == ReportFinding.Now.STILL;
            pseudoClassStateChanged(STILL, still && !empty);
            if (finding == null || empty) {
                return;
            }
            switch (finding.now()) {
                case STILL -> {
                    setText(Texts.get("explain.now.STILL"));
                    setGraphic(Icons.of(Feather.ALERT_CIRCLE, 12, "warning"));
                }
                case OVER -> setText(Texts.get("explain.now.OVER"));
                case UNTRIED -> setGraphic(link);
                case UNTOLD -> setText(Texts.get("socket.notApplicable"));
            }
        }
    }
}
