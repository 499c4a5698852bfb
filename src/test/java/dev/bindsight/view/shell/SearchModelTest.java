package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.AskedReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed becomes chips and a filter, and a mistake changes neither. */
class SearchModelTest {
    private final SearchModel search = new SearchModel();

    @Test
    void aFinishedWordWithAKeyBecomesAChip() {
        type("port:1-9999");
        assertThat(search.chips()).isEmpty();

        type("port:1-9999 ");
        assertThat(search.chips()).containsExactly("port:1-9999");
        assertThat(typed()).isEmpty();
        assertThat(filter()).isEqualTo("port:1-9999");
    }

    @Test
    void aPlainWordStaysText() {
        type("node ");
        assertThat(search.chips()).isEmpty();
        assertThat(typed()).isEqualTo("node ");
        assertThat(filter()).isEqualTo("node");
    }

    @Test
    void chipsAndTextFilterTogether() {
        type("user:ann no");
        assertThat(search.chips()).containsExactly("user:ann");
        assertThat(typed()).isEqualTo("no");
        assertThat(filter()).isEqualTo("user:ann no");
    }

    @Test
    void aMistakeKeepsTheLastGoodFilterAndSaysWhereItIs() {
        type("user:ann node");
        type("node prot:tcp");

        SearchModel.Mistake mistake = search.mistakeProperty().get();
        assertThat(mistake).isNotNull();
        assertThat(typed().substring(mistake.start(), mistake.end())).isEqualTo("prot:tcp");
        assertThat(mistake.suggestion()).isEqualTo("proto:tcp");
        assertThat(filter()).isEqualTo("user:ann node");
    }

    @Test
    void whatLeadsToAMistakeKeyByKeyDoesNotFilter() {
        String text = "node !prot:tcp";
        for (int end = 1; end <= text.length(); end++) {
            type(text.substring(0, end));
        }
        assertThat(search.mistakeProperty().get()).isNotNull();
        assertThat(filter()).isEqualTo("node");
    }

    @Test
    void severalMistakesLeaveTheWordsThatMakeSense() {
        type("a:b node c:d \"open");
        assertThat(search.mistakeProperty().get()).isNotNull();
        assertThat(filter()).isEqualTo("node");
    }

    @Test
    void theSuggestionReplacesTheMistake() {
        type("node prot:tcp");
        search.takeSuggestion();

        assertThat(search.mistakeProperty().get()).isNull();
        assertThat(filter()).isEqualTo("node proto:tcp");
    }

    @Test
    void aRemovedChipNoLongerFilters() {
        type("user:ann port:80 node");
        search.remove("user:ann");

        assertThat(search.chips()).containsExactly("port:80");
        assertThat(filter()).isEqualTo("port:80 node");
    }

    @Test
    void backspaceOpensTheLastChipAgain() {
        type("user:ann port:80 ");
        search.reopenLast();

        assertThat(search.chips()).containsExactly("user:ann");
        assertThat(typed()).isEqualTo("port:80");
        assertThat(filter()).isEqualTo("user:ann port:80");
    }

    @Test
    void backspaceWithoutChipsChangesNothing() {
        type("node");
        search.reopenLast();
        assertThat(typed()).isEqualTo("node");
    }

    @Test
    void aFilterPutInAsTextHasItsChips() {
        search.setText("node user:ann");
        assertThat(search.chips()).containsExactly("user:ann");
        assertThat(typed()).isEqualTo("node");
    }

    @Test
    void clearingLeavesNoFilterAndNoMistake() {
        type("user:ann prot:x");
        search.clear();

        assertThat(search.isEmpty()).isTrue();
        assertThat(search.mistakeProperty().get()).isNull();
        assertThat(search.filterProperty().get().isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0} narrows the list to [{1}] and leads to {2}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "3000; 3000; ToBind",
                ":3000; :3000; ToBind",
                "localhost:3000; localhost:3000; ToConnect",
                "http://localhost:3000/cart; localhost:3000; ToConnect",
                "http://[::1]:3000/; [::1]:3000; ToConnect",
                "example.com:443; ''; ToConnect",
                "https://example.com/; ''; ToConnect",
                "EADDRINUSE; ''; ToErrno",
                "Error: listen EADDRINUSE: address already in use :::3000; port:3000; ToExplain",
                "connect ECONNREFUSED ::1:5432; port:5432; ToExplain",
                "connect ECONNREFUSED 10.0.0.5:5432; 10.0.0.5:5432; ToExplain",
                "connect ECONNREFUSED db.internal:5432; ''; ToExplain",
                "8000-9001; 8000-9001; -",
                "8000,8088; 8000,8088; -",
                "70123; pid:70123; -",
                "port:3000; port:3000; -",
                "shop; shop; -"
            })
    void everyQuestionNarrowsTheListAndLeadsSomewhere(
            String text, String words, @Nullable String way) {
        search.readErrors(new AskedReader(ErrnoReference.standard()));
        type(text);

        assertThat(search.mistakeProperty().get()).isNull();
        assertThat(filter()).isEqualTo(words);
        SearchRoute route = search.routeProperty().get();
        assertThat(route == null ? null : route.getClass().getSimpleName()).isEqualTo(way);
    }

    @Test
    void aPastedErrorWithFieldsLikeKeysMakesNoChips() {
        search.readErrors(new AskedReader(ErrnoReference.standard()));
        type(search.oneLine("code: 'EADDRINUSE',\n  syscall: 'listen',\n  port: 3000\n"));

        assertThat(search.chips()).isEmpty();
        assertThat(filter()).isEqualTo("port:3000");
    }

    @Test
    void anErrorTypedBeforeTheReferenceIsReadIsReadThen() {
        type("EADDRINUSE :::3000");
        search.readErrors(new AskedReader(ErrnoReference.standard()));

        assertThat(search.mistakeProperty().get()).isNull();
        assertThat(filter()).isEqualTo("port:3000");
    }

    @Test
    void garbageIsNotEchoedWhole() {
        type("x".repeat(5_000) + ":y");

        assertThat(search.mistakeProperty().get().what()).hasSizeLessThan(80);
        assertThat(search.oneLine("z ".repeat(50_000))).hasSizeLessThanOrEqualTo(1_000);
    }

    private void type(String text) {
        search.typedProperty().set(text);
    }

    private String typed() {
        return search.typedProperty().get();
    }

    private String filter() {
        return search.filterProperty().get().text().strip();
    }
}
