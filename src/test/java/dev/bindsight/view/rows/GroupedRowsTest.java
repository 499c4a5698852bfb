package dev.bindsight.view.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where rows stand that belong together, and what stands between them. */
class GroupedRowsTest {
    private final GroupedRows<String, String> groups = new GroupedRows<>();
    private final Letters shape = new Letters();
    private final Row<String, String> ada = row("ada");
    private final Row<String, String> bob = row("bob");
    private final Row<String, String> abe = row("abe");
    private final Row<String, String> alone = row("-lone");

    @Test
    void aGroupStandsWhereItsFirstRowStood() {
        assertThat(arranged(bob, ada, abe)).containsExactly("[b 1]", "bob", "[a 2]", "ada", "abe");
    }

    @Test
    void whatBelongsToNoGroupStandsForItself() {
        assertThat(arranged(alone, ada)).containsExactly("-lone", "[a 1]", "ada");
    }

    @Test
    void aClosedGroupIsItsHeadWithItsNotes() {
        shape.closed.add('a');
        shape.noted = "ab";

        assertThat(arranged(ada, abe, bob)).containsExactly("[a 2]", "!ab", "[b 1]", "bob");
    }

    @Test
    void aNoteFoldsTheRowsItCounts() {
        shape.noted = "ab";

        assertThat(arranged(ada, abe)).containsExactly("[a 2]", "!ab", "ada");

        shape.noteOpen = true;
        assertThat(arranged(ada, abe)).containsExactly("[a 2]", "!ab", "abe", "ada");
    }

    @Test
    void aNoteOfARowStandsBelowIt() {
        shape.below = "ada";

        assertThat(arranged(ada, abe)).containsExactly("[a 2]", "ada", "!ada", "abe");
    }

    @Test
    void headsAndNotesStayTheSameRows() {
        shape.noted = "ab";
        List<Row<String, String>> before = rows(ada, abe);

        List<Row<String, String>> after = rows(ada);

        assertThat(after.getFirst()).isSameAs(before.getFirst());
        assertThat(after.getFirst().made()).isEqualTo("[a 1]");
        assertThat(after.get(1)).isSameAs(before.get(1));
    }

    private List<String> arranged(Row<?, ?>... sorted) {
        return rows(sorted).stream().map(Row::made).toList();
    }

    @SuppressWarnings("unchecked") // each is a row of this test
    private List<Row<String, String>> rows(Row<?, ?>... sorted) {
        List<Row<String, String>> given = new ArrayList<>();
        for (Row<?, ?> each : sorted) {
            given.add((Row<String, String>) each);
        }
        return groups.in(shape).arrange(given, (row, facts) -> row.made = facts);
    }

    private static Row<String, String> row(String name) {
        return new Row<>(name, name);
    }

    private static final class Letters implements Shape<String> {
        private final Set<Character> closed = new HashSet<>();
        private @Nullable String noted;
        private @Nullable String below;
        private boolean noteOpen;

        @Override
        public @Nullable Object group(String facts) {
            return facts.startsWith("-") ? null : facts.charAt(0);
        }

        @Override
        public boolean isOpen(Object group) {
            return !closed.contains(group);
        }

        @Override
        public String head(Object group, List<String> members, boolean open) {
            return "[" + group + " " + members.size() + "]";
        }

        @Override
        public List<Note<String>> notes(Object group, List<String> members) {
            String text = noted;
            return text == null || !text.startsWith(group.toString())
                    ? List.of()
                    : List.of(new Note<>(text, "!" + text, noteOpen));
        }

        @Override
        public @Nullable Object foldedUnder(String facts) {
            String text = noted;
            return text != null && facts.startsWith(text) ? text : null;
        }

        @Override
        public @Nullable String below(String facts) {
            return facts.equals(below) ? "!" + facts : null;
        }
    }
}
