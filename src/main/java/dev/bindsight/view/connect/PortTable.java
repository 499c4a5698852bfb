package dev.bindsight.view.connect;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.AttemptTime;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Verdict;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Many addresses and ports as rows; the card of the selected one is shown by whoever asked. */
final class PortTable extends VBox {
    private static final double ROW = 24;

    /** The header and five rows: in a lower window all of the page scrolls. */
    private static final double LEAST_HEIGHT = 150;

    /** Until another order is chosen: a few open ports must not be sought among thousands. */
    private static final Comparator<Target> OPEN_FIRST =
            Comparator.comparing((Target target) -> Reply.of(target.finding()))
                    .thenComparing(target -> target.endpoint().port());

    private final ConnectRun run;
    private final FilteredList<Target> rows;
    private final TableView<Target> table = new TableView<>();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label count = Nodes.label("", "muted");
    private final BiFunction<Port, Protocol, Optional<String>> services;
    private final Subscription following;

    /** Which rows are listed. */
    enum Filter {
        /** Every one. */
        ALL,
        /** Those that connected. */
        OPEN,
        /** Those that gave no sign. */
        SILENT,
        /** Those that were refused. */
        CLOSED
    }

    /**
     * The table of a run.
     *
     * @param services the name of a port's service
     * @param selected is told which row is selected, of none too
     */
    PortTable(
            ConnectRun run,
            BiFunction<Port, Protocol, Optional<String>> services,
            Consumer<@Nullable Target> selected) {
        this.run = run;
        this.services = services;
        this.rows = new FilteredList<>(run.targets());
        getStyleClass().add("port-table-box");
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty().orElse(OPEN_FIRST));
        table.setItems(sorted);
        table.setId("connect-table");
        table.setAccessibleText(Texts.get("connect.table"));
        table.getStyleClass().addAll("port-table", "striped", "dense");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(Texts.get("connect.table.none")));
        addColumns();
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, target) -> selected.accept(target));
        rows.addListener((ListChangeListener<Target>) _ -> showCount());
        showCount();
        table.setMinHeight(LEAST_HEIGHT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head(), progress, table);
        progress.setMaxWidth(Double.MAX_VALUE);
        following = run.stageProperty().subscribe(this::showStage);
    }

    /** It is shown no more: how the run goes on is not drawn, and it can be forgotten. */
    void leave() {
        following.unsubscribe();
    }

    private HBox head() {
        count.setMinWidth(0);
        var group = new ToggleGroup();
        var filters = Nodes.whole(new HBox());
        Filter[] all = Filter.values();
        for (Filter filter : all) {
            var button = new ToggleButton(Texts.get("connect.filter." + filter));
            button.setId("connect-filter-" + filter.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .addAll(
                            "segment",
                            filter == all[0]
                                    ? "left-pill"
                                    : filter == all[all.length - 1] ? "right-pill" : "center-pill");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                rows.setPredicate(target -> fits(filter, target));
                showStage();
            });
            filters.getChildren().add(button);
        }
        group.selectToggle(group.getToggles().getFirst());
        return Nodes.row("table-head", count, Nodes.space(), filters);
    }

    private static boolean fits(Filter filter, Target target) {
        Reply reply = Reply.of(target.finding());
        return switch (filter) {
            case ALL -> true;
            case OPEN -> reply == Reply.OPEN;
            case SILENT -> reply == Reply.SILENT;
            case CLOSED -> reply == Reply.CLOSED;
        };
    }

    private void showStage() {
        boolean running = run.stage().isRunning();
        Nodes.show(progress, running);
        if (run.stage() instanceof ConnectRun.Stage.Connecting(int done, int total)) {
            progress.setProgress((double) done / total);
        }
        showCount();
    }

    private void showCount() {
        count.setText(Texts.get("connect.table.count", rows.size(), RunText.replied(run)));
    }

    private void addColumns() {
        var port = new TableColumn<Target, Port>(Texts.get("connect.column.port"));
        port.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().endpoint().port()));
        port.getStyleClass().add("align-right");
        fixed(port, 72);
        var time = new TableColumn<Target, Attempt>(Texts.get("connect.column.time"));
        time.setCellValueFactory(row ->
                row.getValue()
                        .findingProperty()
                        .map(found -> found == null ? null : found.attempt()));
        time.setComparator(Comparator.nullsLast(Comparator.comparing(AttemptTime::of)));
        time.setCellFactory(_ -> new TimeCell());
        time.getStyleClass().add("align-right");
        fixed(time, 120);
        table.getColumns()
                .setAll(
                        List.of(
                                port,
                                text(
                                        Texts.get("connect.column.service"),
                                        120,
                                        target ->
                                                services.apply(
                                                                target.endpoint().port(),
                                                                run.request().protocol())
                                                        .orElse(Texts.get("socket.notApplicable"))),
                                text(
                                        Texts.get("connect.column.address"),
                                        220,
                                        target -> target.endpoint().address().toString()),
                                time,
                                outcome()));
    }

    private static TableColumn<Target, String> text(
            String name, double width, Function<Target, String> value) {
        var column = new TableColumn<Target, String>(name);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<Target, Verdict> outcome() {
        var column = new TableColumn<Target, Verdict>(Texts.get("connect.column.outcome"));
        column.setCellValueFactory(row ->
                row.getValue()
                        .findingProperty()
                        .map(found -> found == null ? null : Verdict.of(found)));
        column.setComparator(Comparator.comparing(Verdict::tone).thenComparing(Verdict::word));
        column.setMinWidth(150);
        column.setPrefWidth(220);
        column.setCellFactory(_ -> new OutcomeCell());
        return column;
    }

    private static void fixed(TableColumn<Target, ?> column, double width) {
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
    }

    private static final class TimeCell extends TableCell<Target, Attempt> {
        @Override
        protected void updateItem(@Nullable Attempt attempt, boolean empty) {
            super.updateItem(attempt, empty);
            setText(empty || attempt == null ? "" : AttemptTime.brief(attempt));
        }
    }

    private static final class OutcomeCell extends TableCell<Target, Verdict> {
        @Override
        protected void updateItem(@Nullable Verdict verdict, boolean empty) {
            super.updateItem(verdict, empty);
            if (empty || verdict == null) {
                setText("");
                setGraphic(null);
                return;
            }
            setText(verdict.word());
            setGraphic(verdict.tone().icon(Icons.ROW));
        }
    }
}
