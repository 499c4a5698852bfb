package dev.bindsight.view.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.view.job.Lanes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;

class ReferenceModelTest {
    private final ArrayList<Runnable> waiting = new ArrayList<>();
    private final ReferenceModel model =
            new ReferenceModel(ErrnoReference::standard, NumberSpace.LINUX, Lanes.of(waiting::add));

    @Test
    void everyEntryIsListedOnceItIsRead() {
        model.open();
        model.open();
        assertThat(model.entriesProperty().get()).isEmpty();

        assertThat(waiting).hasSize(1);
        waiting.getFirst().run();

        assertThat(model.entriesProperty().get()).isEqualTo(ErrnoReference.standard().entries());
        assertThat(model.selectedProperty().get()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "EADDRINUSE, EADDRINUSE",
        "eaddrinuse, EADDRINUSE",
        "WSAEADDRINUSE, EADDRINUSE",
        "98, EADDRINUSE",
        "-98, EADDRINUSE",
        "10048, EADDRINUSE",
        "already in use, EADDRINUSE",
        "EAI_NONAME, EAI_NONAME",
        "connection refused, ECONNREFUSED"
    })
    void whatIsSearchedForIsFound(String query, String name) {
        read();
        model.queryProperty().set(query);

        assertThat(model.selectedProperty().get()).isNotNull();
        assertThat(model.selectedProperty().get().name()).isEqualTo(name);
        assertThat(model.entriesProperty().get()).contains(model.selectedProperty().get());
    }

    @Test
    void nothingIsShownWhereNothingFits() {
        read();
        model.queryProperty().set("no such thing at all");

        assertThat(model.entriesProperty().get()).isEmpty();
        assertThat(model.selectedProperty().get()).isNull();

        model.queryProperty().set("");
        assertThat(model.entriesProperty().get()).isNotEmpty();
        assertThat(model.selectedProperty().get()).isNotNull();
    }

    @Test
    void anErrnoThatIsAskedForBeforeTheReferenceIsReadIsShownAfterwards() {
        model.show("ECONNREFUSED");
        waiting.getFirst().run();

        assertThat(model.selectedProperty().get()).isNotNull();
        assertThat(model.selectedProperty().get().name()).isEqualTo("ECONNREFUSED");
    }

    @Test
    void anErrnoThatIsAskedForIsShownAlthoughTheSearchHidesIt() {
        read();
        model.queryProperty().set("EADDRINUSE");
        model.show("EAI_AGAIN");

        assertThat(model.queryProperty().get()).isEmpty();
        assertThat(model.selectedProperty().get()).isNotNull();
        assertThat(model.selectedProperty().get().name()).isEqualTo("EAI_AGAIN");
    }

    @Test
    void aChosenEntryStaysWhileItFits() {
        read();
        ErrnoEntry last = model.entriesProperty().get().getLast();
        model.select(last);
        model.queryProperty().set(" ");

        assertThat(model.selectedProperty().get()).isEqualTo(last);
    }

    private void read() {
        model.open();
        waiting.getFirst().run();
    }
}
