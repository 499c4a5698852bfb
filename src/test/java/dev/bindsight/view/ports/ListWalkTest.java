package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.sample.Population;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What the walk over two lists tells the table is exactly how they differ. */
class ListWalkTest {
    private static final int ROUNDS = 300;

    private final Population population = new Population(Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyListBecomesAnyOtherByItsChange(long seed) {
        var random = new Random(seed);
        List<PortRow> pool = rows(40);
        var list = new PortRows();
        List<PortRow> mirror = mirrored(list);
        PortRow[] shown = {};
        for (int round = 0; round < ROUNDS; round++) {
            PortRow[] next = pick(pool, random);
            list.become(ListWalk.change(shown, next));
            shown = next;
            assertThat(list).containsExactly(next);
            assertThat(mirror).as("round %d", round).containsExactly(next);
        }
    }

    @Test
    void aRowThatMovesFromTopToBottomIsTheOnlyOneThatIsTouched() {
        List<PortRow> rows = rows(20);
        PortRow[] before = rows.toArray(PortRow[]::new);
        rows.add(rows.removeFirst());
        PortRow[] after = rows.toArray(PortRow[]::new);

        ListChange change = ListWalk.change(before, after);
        assertThat(change.removals())
                .containsExactly(new ListChange.Removal(0, List.of(before[0])));
        assertThat(change.additions()).containsExactly(new ListChange.Addition(19, 20));
    }

    @Test
    void aRowThatMovesFromBottomToTopIsTheOnlyOneThatIsTouched() {
        List<PortRow> rows = rows(20);
        PortRow[] before = rows.toArray(PortRow[]::new);
        rows.addFirst(rows.removeLast());
        PortRow[] after = rows.toArray(PortRow[]::new);

        ListChange change = ListWalk.change(before, after);
        assertThat(change.removals())
                .containsExactly(new ListChange.Removal(19, List.of(before[19])));
        assertThat(change.additions()).containsExactly(new ListChange.Addition(0, 1));
    }

    @Test
    void anEqualListHasNoEdits() {
        PortRow[] rows = rows(20).toArray(PortRow[]::new);

        assertThat(ListWalk.change(rows, rows.clone()).isEmpty()).isTrue();
    }

    @Test
    void aListInReverseIsReplacedInOneEdit() {
        List<PortRow> rows = rows(20_000);
        PortRow[] before = rows.toArray(PortRow[]::new);
        PortRow[] after = rows.reversed().toArray(PortRow[]::new);
        var list = new PortRows();
        list.become(ListWalk.change(new PortRow[0], before));

        ListChange change = ListWalk.change(before, after);
        list.become(change);

        assertThat(change.removals()).hasSize(1);
        assertThat(change.additions()).hasSize(1);
        assertThat(list).containsExactly(after);
    }

    private PortRow[] pick(List<PortRow> pool, Random random) {
        List<PortRow> chosen = new ArrayList<>(pool);
        int disorder = random.nextInt(4);
        for (int swap = 0; swap < disorder * disorder; swap++) {
            Collections.swap(chosen, random.nextInt(chosen.size()), random.nextInt(chosen.size()));
        }
        double kept = random.nextDouble();
        chosen.removeIf(_ -> random.nextDouble() > kept);
        return chosen.toArray(PortRow[]::new);
    }

    /** A list that follows another by what its change events say, and by nothing else. */
    private static List<PortRow> mirrored(PortRows list) {
        List<PortRow> mirror = new ArrayList<>();
        list.addListener(
                (ListChangeListener<PortRow>)
                        change -> {
                            while (change.next()) {
                                int from = change.getFrom();
                                List<PortRow> there =
                                        mirror.subList(from, from + change.getRemovedSize());
                                assertThat(there).isEqualTo(change.getRemoved());
                                there.clear();
                                mirror.addAll(from, change.getAddedSubList());
                            }
                        });
        return mirror;
    }

    private List<PortRow> rows(int count) {
        List<PortRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SocketEntry entry = population.timeWait("127.0.0.1", i % 60_000, Duration.ZERO);
            rows.add(
                    new PortRow(
                            entry.key(),
                            new PortFacts(
                                    entry,
                                    List.of(),
                                    null,
                                    null,
                                    true,
                                    Mark.NONE,
                                    null,
                                    ExtraFacts.NONE,
                                    null)));
        }
        return rows;
    }
}
