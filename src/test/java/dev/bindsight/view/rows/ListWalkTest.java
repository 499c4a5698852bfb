package dev.bindsight.view.rows;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What the walk over two lists tells the table is exactly how they differ. */
class ListWalkTest {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyListBecomesAnyOtherByItsChange(long seed) {
        var random = new Random(seed);
        List<Row<Integer, String>> pool = rows(40);
        var list = new RowList<Integer, String>();
        List<Row<Integer, String>> mirror = mirrored(list);
        Row<Integer, String>[] shown = Row.array(0);
        for (int round = 0; round < ROUNDS; round++) {
            Row<Integer, String>[] next = pick(pool, random);
            list.become(ListWalk.change(shown, next));
            shown = next;
            assertThat(list).containsExactly(next);
            assertThat(mirror).as("round %d", round).containsExactly(next);
        }
    }

    @Test
    void aRowThatMovesFromTopToBottomIsTheOnlyOneThatIsTouched() {
        List<Row<Integer, String>> rows = rows(20);
        Row<Integer, String>[] before = rows.toArray(Row.array(0));
        rows.add(rows.removeFirst());
        Row<Integer, String>[] after = rows.toArray(Row.array(0));

        ListChange<Integer, String> change = ListWalk.change(before, after);
        assertThat(change.removals())
                .containsExactly(new ListChange.Removal<>(0, List.of(before[0])));
        assertThat(change.additions()).containsExactly(new ListChange.Addition(19, 20));
    }

    @Test
    void aRowThatMovesFromBottomToTopIsTheOnlyOneThatIsTouched() {
        List<Row<Integer, String>> rows = rows(20);
        Row<Integer, String>[] before = rows.toArray(Row.array(0));
        rows.addFirst(rows.removeLast());
        Row<Integer, String>[] after = rows.toArray(Row.array(0));

        ListChange<Integer, String> change = ListWalk.change(before, after);
        assertThat(change.removals())
                .containsExactly(new ListChange.Removal<>(19, List.of(before[19])));
        assertThat(change.additions()).containsExactly(new ListChange.Addition(0, 1));
    }

    @Test
    void anEqualListHasNoEdits() {
        Row<Integer, String>[] rows = rows(20).toArray(Row.array(0));

        assertThat(ListWalk.change(rows, rows.clone()).isEmpty()).isTrue();
    }

    @Test
    void aListInReverseGoesInHalvesNeitherOfWhichLooksEmptiedAndComesInOne() {
        List<Row<Integer, String>> rows = rows(20_000);
        Row<Integer, String>[] before = rows.toArray(Row.array(0));
        Row<Integer, String>[] after = rows.reversed().toArray(Row.array(0));
        var list = new RowList<Integer, String>();
        list.become(ListWalk.change(Row.array(0), before));

        ListChange<Integer, String> change = ListWalk.change(before, after);
        list.become(change);

        assertThat(change.removals())
                .hasSize(2)
                .allSatisfy(gone -> assertThat(gone.rows()).hasSize(10_000));
        assertThat(change.additions()).hasSize(1);
        assertThat(list).containsExactly(after);
    }

    private Row<Integer, String>[] pick(List<Row<Integer, String>> pool, Random random) {
        List<Row<Integer, String>> chosen = new ArrayList<>(pool);
        int disorder = random.nextInt(4);
        for (int swap = 0; swap < disorder * disorder; swap++) {
            Collections.swap(chosen, random.nextInt(chosen.size()), random.nextInt(chosen.size()));
        }
        double kept = random.nextDouble();
        chosen.removeIf(_ -> random.nextDouble() > kept);
        return chosen.toArray(Row.array(0));
    }

    /** A list that follows another by what its change events say, and by nothing else. */
    private static List<Row<Integer, String>> mirrored(RowList<Integer, String> list) {
        List<Row<Integer, String>> mirror = new ArrayList<>();
        list.addListener(
                (ListChangeListener<Row<Integer, String>>)
                        change -> {
                            while (change.next()) {
                                int from = change.getFrom();
                                List<Row<Integer, String>> there =
                                        mirror.subList(from, from + change.getRemovedSize());
                                assertThat(there).isEqualTo(change.getRemoved());
                                there.clear();
                                mirror.addAll(from, change.getAddedSubList());
                            }
                        });
        return mirror;
    }

    private static List<Row<Integer, String>> rows(int count) {
        List<Row<Integer, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Row<>(i, "row " + i));
        }
        return rows;
    }
}
