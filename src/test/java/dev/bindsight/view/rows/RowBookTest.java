package dev.bindsight.view.rows;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Whatever is told of the trains of a station, and whichever lists are taken in time: what is shown
 * is every train that fits, in order. They have nothing to do with sockets.
 */
class RowBookTest {
    private static final int ROUNDS = 1_500;
    private static final Comparator<Train> BY_TIME = Comparator.comparingInt(Train::minute);
    private static final Comparator<Train> BY_TRACK = Comparator.comparing(Train::track);
    private static final Comparator<String> NUMBERS = Comparator.naturalOrder();

    private final RowBook<String, Train> book = new RowBook<>(BY_TIME, NUMBERS);
    private final RowList<String, Train> list = new RowList<>();
    private final List<Row<String, Train>> mirror = mirrored(list);
    private final Map<String, Train> station = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private Predicate<Train> filter = _ -> true;
    private Comparator<Train> order = BY_TIME;
    private boolean another = true;
    private @Nullable ListUpdate<String, Train> waiting;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theListIsThatOfAllThatFitsInOrder(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            now = now.plusMillis(random.nextInt(2_500));
            ask(random);
            begin(waiting == null);
            if (another || random.nextInt(20) == 0) {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    happen(random, false);
                }
                station.forEach(this::tellAgain);
                book.sweep(train -> station.containsKey(train.number()));
            } else {
                for (int i = random.nextInt(random.nextInt(8) == 0 ? 60 : 6); i > 0; i--) {
                    happen(random, true);
                }
            }
            another = false;
            waiting = book.list(order, null);
            if (random.nextInt(4) > 0) {
                take();
                assertShown("seed " + seed + ", round " + round);
            }
        }
    }

    @Test
    void aTrainThatIsNewOrGoneIsMarkedForThreeSeconds() {
        told(() -> tell("ICE 1", "2", 10));
        assertThat(marks()).containsExactly("ICE 1 NONE");

        another = false;
        told(() -> tell("RE 7", "1", 5));
        assertThat(marks()).containsExactly("RE 7 NEW", "ICE 1 NONE");
        assertThat(book.nextMarkEnd()).isEqualTo(now.plus(RowBook.MARKED));

        now = now.plus(Duration.ofSeconds(2));
        told(() -> leave("ICE 1"));
        assertThat(marks()).containsExactly("RE 7 NEW", "ICE 1 GONE");

        now = now.plus(Duration.ofSeconds(2));
        told(() -> {});
        assertThat(marks()).containsExactly("RE 7 NONE", "ICE 1 GONE");
        now = now.plus(Duration.ofSeconds(2));
        told(() -> {});
        assertThat(marks()).containsExactly("RE 7 NONE");
        assertThat(book.nextMarkEnd()).isNull();
    }

    /** A window that is minimised overnight would else keep each connection of the night. */
    @Test
    void whatCameAndWentWhileNothingWasShownIsForgotten() {
        told(() -> tell("ICE 1", "2", 10));
        another = false;
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofSeconds(4));
            begin(i == 0);
            tell("S " + i, "1", 20);
            leave("S " + (i - 1));
            waiting = book.list(order, null);
        }
        assertThat(Objects.requireNonNull(waiting).changed()).hasSizeLessThan(5);
        take();
        assertThat(marks()).containsExactly("ICE 1 NONE", "S 18 GONE", "S 19 NEW");
    }

    @Test
    void aRowStaysTheSameObjectAndIsNotTouchedWhereItsPlaceIsTheSame() {
        told(() -> {
            for (int i = 0; i < 50; i++) {
                tell("S " + i, "1", i * 10);
            }
        });
        List<Row<String, Train>> before = List.copyOf(list);
        var changes = new ArrayList<ListChangeListener.Change<?>>();
        list.addListener((ListChangeListener<Row<String, Train>>) changes::add);

        another = false;
        told(() -> {
            for (int i = 10; i < 30; i++) {
                tell("S " + i, "2", i * 10 + 3);
            }
        });

        assertThat(list).containsExactlyElementsOf(before);
        assertThat(changes).isEmpty();
        assertThat(list.get(12).get().track()).isEqualTo("2");
    }

    @Test
    void headsStandBetweenTheRowsAndStayTheSameObject() {
        var head = new Row<String, Train>(null, new Train("all", "", 0, Mark.NONE));
        Arrangement<String, Train> counted =
                (sorted, show) -> {
                    show.accept(head, new Train("all " + sorted.size(), "", 0, Mark.NONE));
                    var rows = new ArrayList<>(sorted);
                    rows.addFirst(head);
                    return rows;
                };
        begin(true);
        tell("ICE 1", "2", 10);
        list.become(book.list(order, counted));
        another = false;
        begin(true);
        tell("RE 7", "1", 5);
        list.become(book.list(order, counted));

        assertThat(list)
                .extracting(row -> row.get().number())
                .containsExactly("all 2", "RE 7", "ICE 1");
        assertThat(list.getFirst()).isSameAs(head);
        assertThat(mirror).containsExactlyElementsOf(list);
    }

    private void told(Runnable telling) {
        begin(waiting == null);
        telling.run();
        waiting = book.list(order, null);
        take();
    }

    private void begin(boolean taken) {
        book.begin(now, taken);
        book.judge(filter, another, !another, !another);
    }

    private void take() {
        list.become(Objects.requireNonNull(waiting));
        waiting = null;
    }

    private void ask(Random random) {
        if (random.nextInt(12) == 0) {
            order = order == BY_TIME ? BY_TRACK : BY_TIME;
        }
        if (random.nextInt(15) == 0) {
            String track = Integer.toString(random.nextInt(4));
            filter = random.nextInt(3) == 0 ? _ -> true : train -> !train.track().equals(track);
            another = true;
        }
    }

    /** A train comes, is late, changes its track, or leaves. */
    private void happen(Random random, boolean told) {
        String number = "IC " + random.nextInt(300);
        if (random.nextInt(3) == 0 && station.remove(number) != null) {
            if (told) {
                book.gone(number);
            }
            return;
        }
        String track = Integer.toString(random.nextInt(4));
        var train = new Train(number, track, random.nextInt(90), Mark.NONE);
        station.put(number, train);
        if (told) {
            book.show(number, train);
        }
    }

    private void tellAgain(String number, Train train) {
        Row<String, Train> row = book.row(number);
        if (row != null && row.made().equals(train)) {
            book.keep(row);
        } else {
            book.show(number, train);
        }
    }

    private void tell(String number, String track, int minute) {
        var train = new Train(number, track, minute, Mark.NONE);
        station.put(number, train);
        book.show(number, train);
    }

    private void leave(String number) {
        station.remove(number);
        book.gone(number);
    }

    private void assertShown(String when) {
        assertThat(mirror).as(when).containsExactlyElementsOf(list);
        List<Train> there =
                list.stream().map(Row::get).filter(each -> each.mark() != Mark.GONE).toList();
        List<Train> fitting =
                station.values().stream()
                        .filter(filter)
                        .sorted(order.thenComparing(BY_TIME).thenComparing(Train::number, NUMBERS))
                        .toList();
        assertThat(there.stream().map(each -> each.marked(Mark.NONE)))
                .as(when)
                .containsExactlyElementsOf(fitting);
        assertThat(list)
                .as(when)
                .isSortedAccordingTo(
                        Comparator.comparing(
                                Row::get,
                                order.thenComparing(BY_TIME)
                                        .thenComparing(Train::number, NUMBERS)));
        ListUpdate<String, Train> nothing = book.list(order, null);
        assertThat(nothing.matching()).as(when).isEqualTo(fitting.size());
        assertThat(nothing.total()).as(when).isEqualTo(station.size());
        begin(true);
    }

    private List<String> marks() {
        return list.stream().map(row -> row.key() + " " + row.get().mark()).toList();
    }

    /** A list that follows another by what its change events say, and by nothing else. */
    private static List<Row<String, Train>> mirrored(RowList<String, Train> list) {
        List<Row<String, Train>> mirror = new ArrayList<>();
        list.addListener(
                (ListChangeListener<Row<String, Train>>)
                        change -> {
                            while (change.next()) {
                                int from = change.getFrom();
                                List<Row<String, Train>> there =
                                        mirror.subList(from, from + change.getRemovedSize());
                                assertThat(there).isEqualTo(change.getRemoved());
                                there.clear();
                                mirror.addAll(from, change.getAddedSubList());
                            }
                        });
        return mirror;
    }

    /** What a row of a departure board shows. */
    private record Train(String number, String track, int minute, Mark mark)
            implements Marked<Train> {
        @Override
        public Train marked(Mark other) {
            return new Train(number, track, minute, other);
        }
    }
}
