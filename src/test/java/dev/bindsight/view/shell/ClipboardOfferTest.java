package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.AskedReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the clipboard is offered in the empty field, when, and how often. */
class ClipboardOfferTest {
    private final SearchModel search = new SearchModel();
    private @Nullable String clipboard;
    private int readings;
    private final ClipboardOffer offers =
            new ClipboardOffer(
                    search,
                    () -> {
                        readings++;
                        return clipboard;
                    });

    ClipboardOfferTest() {
        search.readErrors(new AskedReader(ErrnoReference.standard()));
    }

    @ParameterizedTest
    @CsvSource({
        "Error: listen EADDRINUSE: address already in use :::3000, EADDRINUSE [::]:3000",
        "EADDRINUSE, EADDRINUSE",
        "localhost:3000, localhost:3000",
        "[::1]:3000, [::1]:3000",
        "postgres://ann:secret@db/shop, db:5432"
    })
    void anErrorAndAHostWithAPortAreOffered(String text, String label) {
        clipboard = text;
        offers.focused(true);
        assertThat(offers.offerProperty().get().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3000", "hunter2", "the minutes of the meeting at 10:30"})
    void anythingElseStaysWhereItIs(String text) {
        clipboard = text;
        offers.focused(true);
        assertThat(offers.offerProperty().get()).isNull();
    }

    @Test
    void theClipboardIsReadWhenTheFocusComesToAnEmptyFieldAlone() {
        clipboard = "localhost:3000";
        search.setText("node");
        offers.focused(true);
        offers.focused(false);
        search.clear();
        assertThat(readings).isZero();

        offers.focused(true);
        assertThat(readings).isEqualTo(1);
        search.typedProperty().set("n");
        assertThat(offers.offerProperty().get()).isNull();
        search.typedProperty().set("");
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void whatIsTakenStandsInTheFieldAndIsNotOfferedAgain() {
        clipboard = "node:events\n\nError: listen EADDRINUSE: address already in use :::3000\n";
        offers.focused(true);
        offers.take();
        assertThat(search.typedProperty().get())
                .isEqualTo("Error: listen EADDRINUSE: address already in use :::3000");

        search.clear();
        offers.focused(true);
        assertThat(offers.offerProperty().get()).isNull();
    }

    @Test
    void whatIsDeclinedIsNotOfferedUntilAnotherTextIsThere() {
        clipboard = "localhost:3000";
        offers.focused(true);
        offers.decline();
        offers.focused(true);
        assertThat(offers.offerProperty().get()).isNull();

        clipboard = "localhost:4000";
        offers.focused(true);
        assertThat(offers.offerProperty().get()).isNotNull();
    }
}
