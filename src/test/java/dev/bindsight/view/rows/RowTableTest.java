package dev.bindsight.view.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.job.SameThread;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A list of books with columns of its own: found by title, narrowed by a word, sorted by pages. */
class RowTableTest {
    private static final Comparator<Book> PAGES = Comparator.comparingInt(Book::pages);

    private final RowList<String, Book> rows = new RowList<>();
    private final Listing<List<Book>, String, ListUpdate<String, Book>> listing =
            new Listing<>(
                    new Shelf(),
                    (_, later) -> later,
                    new SameThread(),
                    Runnable::run,
                    () -> Instant.EPOCH,
                    "",
                    rows::become);

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void rowsAreListedNarrowedAndSortedInColumnsOfTheirOwn() {
        onFx(() -> {
            listing.read(List.of(new Book("TCP/IP", 600), new Book("Sockets", 90)));
            assertThat(titles()).containsExactly("Sockets", "TCP/IP");

            listing.ask("tcp");
            assertThat(titles()).containsExactly("TCP/IP");

            listing.read(List.of(new Book("TCP/IP", 700), new Book("TCP in a day", 20)));
            listing.ask("");
            assertThat(titles()).containsExactly("TCP in a day", "TCP/IP");
            assertThat(rows.getLast().get().pages()).isEqualTo(700);
        });
    }

    @Test
    void selectionAndFocusFollowRowsInARealTable() {
        onFx(() -> {
            listing.read(List.of(new Book("TCP/IP", 600), new Book("Sockets", 90)));
            var table = new RowTable<>(rows, 20);
            table.getColumns().add(column("Title", Book::title));
            table.getColumns().add(column("Pages", book -> Integer.toString(book.pages())));
            var stage = new Stage();
            stage.setScene(new Scene(table, 300, 200));
            stage.show();
            table.select(List.of(rows.getLast()));
            assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(1);

            listing.read(
                    List.of(
                            new Book("TCP/IP", 600),
                            new Book("Errors", 10),
                            new Book("Ports", 30),
                            new Book("Sockets", 90)));
            assertThat(table.getSelectionModel().getSelectedItems())
                    .extracting(Row::key)
                    .containsExactly("TCP/IP");
            assertThat(table.getFocusModel().getFocusedIndex()).isEqualTo(3);
            assertThat(table.place("Ports")).isEqualTo(1);
            assertThat(shownCells(table)).contains("Errors", "10", "TCP/IP", "600");
            stage.hide();
        });
    }

    @Test
    void aRowOnTheScreenGoesWithWhatItShows() {
        onFx(() -> {
            var stage = new Stage();
            RowTable<String, Book> table = twoBooks(stage);
            table.applyCss();
            table.layout();
            TableRow<?> sockets = shownRow(table, "Sockets");
            TableRow<?> tcp = shownRow(table, "TCP/IP");

            listing.read(
                    List.of(
                            new Book("TCP/IP", 600),
                            new Book("Errors", 10),
                            new Book("Sockets", 90)));

            assertThat(shownCells(table)).contains("Errors", "Sockets", "TCP/IP");
            assertThat(shownRow(table, "Errors").getLayoutY()).isEqualTo(0);
            assertThat(shownRow(table, "Sockets")).isSameAs(sockets);
            assertThat(sockets.getLayoutY()).isEqualTo(20);
            assertThat(shownRow(table, "TCP/IP")).isSameAs(tcp);
            assertThat(tcp.getLayoutY()).isEqualTo(40);

            listing.ask("tcp");

            assertThat(shownCells(table)).contains("TCP/IP").doesNotContain("Sockets", "Errors");
            assertThat(tcp.getLayoutY()).isEqualTo(0);
            stage.hide();
        });
    }

    /** A table of two in a window. */
    private RowTable<String, Book> twoBooks(Stage stage) {
        listing.read(List.of(new Book("TCP/IP", 600), new Book("Sockets", 90)));
        var table = new RowTable<>(rows, 20);
        table.getColumns().add(column("Title", Book::title));
        stage.setScene(new Scene(table, 300, 200));
        stage.show();
        return table;
    }

    private static TableRow<?> shownRow(RowTable<String, Book> table, String title) {
        return table.lookupAll(".table-row-cell").stream()
                .map(node -> (TableRow<?>) node)
                .filter(row ->
                        row.getItem() instanceof Row<?, ?> shown && title.equals(shown.key()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstArrowSelectsTheFirstRow() {
        onFx(() -> {
            var stage = new Stage();
            RowTable<String, Book> table = twoBooks(stage);
            table.requestFocus();

            press(table, KeyCode.DOWN);
            assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(0);
            press(table, KeyCode.DOWN);
            assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(1);
            stage.hide();
        });
    }

    private static void press(RowTable<String, Book> table, KeyCode code) {
        Event.fireEvent(
                table,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static List<String> shownCells(RowTable<String, Book> table) {
        table.applyCss();
        table.layout();
        return table.lookupAll(".table-cell").stream()
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .toList();
    }

    private static TableColumn<Row<String, Book>, Book> column(
            String title, Function<Book, String> text) {
        var column = new TableColumn<Row<String, Book>, Book>(title);
        column.setCellValueFactory(row -> row.getValue());
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable Book book, boolean empty) {
                        super.updateItem(book, empty);
                        setText(empty || book == null ? "" : text.apply(book));
                    }
                });
        return column;
    }

    private List<String> titles() {
        return rows.stream().map(row -> row.get().title()).toList();
    }

    private static void onFx(Runnable work) {
        RealWindow.onFx(() -> {
            work.run();
            return true;
        });
    }

    /** Lists books; a word narrows them. */
    private static final class Shelf
            implements Lister<List<Book>, String, ListUpdate<String, Book>> {
        private final RowBook<String, Book> book =
                new RowBook<>(Comparator.comparing(Book::title), Comparator.naturalOrder());
        private List<Book> books = List.of();
        private String asked = "";

        @Override
        public ListUpdate<String, Book> list(
                @Nullable List<Book> read, String query, Instant now, boolean taken) {
            books = read == null ? books : read;
            book.begin(now, taken);
            book.judge(
                    each -> each.title().toLowerCase(Locale.ROOT).contains(query),
                    !asked.equals(query),
                    false,
                    false);
            asked = query;
            books.forEach(each -> book.show(each.title(), each));
            book.sweep(_ -> false);
            return book.list(PAGES, null);
        }

        @Override
        public @Nullable Instant nextChange() {
            return book.nextMarkEnd();
        }
    }

    /** What a row shows; nothing is marked here. */
    private record Book(String title, int pages) implements Marked<Book> {
        @Override
        public Mark mark() {
            return Mark.NONE;
        }

        @Override
        public Book marked(Mark other) {
            return this;
        }
    }
}
