package dev.bindsight.view.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;
import dev.bindsight.view.screen.SocketSelection;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** What the pane follows and when it reads. */
class DetailsModelTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<SocketEntry> read = new ArrayList<>();
    private Runnable whileReading = () -> {};
    private boolean broken;
    private final DetailsModel model =
            new DetailsModel(
                    selection(),
                    this::read,
                    new SheetWriter("/home/ann", ZoneOffset.UTC),
                    Lanes.of(background::add),
                    Sample.CLOCK);

    private SocketFacts read(Inventory inventory, SocketEntry socket) {
        read.add(socket);
        whileReading.run();
        whileReading = () -> {};
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        var owner =
                new SocketFacts.Owner(
                        Shop.SERVER, List.of(), Map.of(), null, List.of(Shop.PORT_9464));
        return new SocketFacts(
                socket,
                inventory.coverage(),
                "ann",
                null,
                List.of(owner),
                Shop.CLIENTS,
                List.of(),
                null,
                null);
    }

    private static SocketSelection selection(SocketEntry... sockets) {
        return new SocketSelection(Shop.INVENTORY, List.of(sockets));
    }

    private void runBackground() {
        background.remove().run();
    }

    private List<String> sections() {
        assertThat(model.content()).isInstanceOf(DetailsContent.One.class);
        return ((DetailsContent.One) model.content())
                .sheet().sections().stream().map(SocketSheet.Section::title).toList();
    }

    @Test
    void nothingIsShownWithoutASelection() {
        assertThat(model.content()).isEqualTo(new DetailsContent.Empty());
        assertThat(background).isEmpty();
    }

    @Test
    void whatTheListKnowsIsShownAtOnceAndTheRestWhenItWasRead() {
        model.show(selection(Shop.PORT_3000));
        assertThat(sections()).contains("Owner").doesNotContain("Connected clients");

        runBackground();

        assertThat(sections()).contains("Owner", "Connected clients", "Its other ports");
    }

    @Test
    void aReaderThatThrowsOnceIsAskedAgainWithTheNextRefresh() {
        broken = true;
        model.show(selection(Shop.PORT_3000));
        assertThatThrownBy(this::runBackground).hasMessage("a bug");
        assertThat(sections()).contains("Owner").doesNotContain("Connected clients");

        broken = false;
        model.show(selection(Shop.PORT_3000));
        runBackground();

        assertThat(sections()).contains("Connected clients");
    }

    @Test
    void aRefreshReadsAgainAndKeepsWhatIsShownMeanwhile() {
        model.show(selection(Shop.PORT_3000));
        runBackground();
        DetailsContent before = model.content();

        model.show(selection(Shop.PORT_3000));

        assertThat(model.content()).isSameAs(before);
        runBackground();
        assertThat(read).containsExactly(Shop.PORT_3000, Shop.PORT_3000);
        assertThat(model.content()).as("the same sheet is not drawn again").isSameAs(before);
    }

    @Test
    void whateverIsSelectedMeanwhileOnlyTheLatestIsRead() {
        model.show(selection(Shop.PORT_3000));
        model.show(selection(Shop.PORT_9464));
        model.show(selection(Shop.PORT_3000));
        model.show(selection(Shop.PORT_9464));
        assertThat(background).hasSize(1);

        runBackground();

        assertThat(background).isEmpty();
        assertThat(read).containsExactly(Shop.PORT_9464);
        assertThat(sections()).contains("Connected clients");
    }

    @Test
    void factsOfWhatIsNoLongerSelectedAreDropped() {
        whileReading = () -> model.show(selection(Shop.PORT_9464));
        model.show(selection(Shop.PORT_3000));

        runBackground();
        assertThat(sections()).doesNotContain("Connected clients");
        runBackground();
        assertThat(read).containsExactly(Shop.PORT_3000, Shop.PORT_9464);
        assertThat(sections()).contains("Connected clients");
    }

    @Test
    void factsThatComeAfterTheSelectionWasClearedAreDropped() {
        model.show(selection(Shop.PORT_3000));
        model.show(selection());

        runBackground();

        assertThat(model.content()).isEqualTo(new DetailsContent.Empty());
        assertThat(background).isEmpty();
    }

    @Test
    void severalSocketsAreSummedUpWithTheirOwners() {
        SocketEntry hidden = Sample.listener("0.0.0.0", 8000);

        model.show(selection(Shop.PORT_3000, Shop.PORT_9464, hidden));

        assertThat(model.content())
                .isEqualTo(
                        new DetailsContent.Several(
                                3,
                                1,
                                List.of(
                                        new DetailsContent.Several.Line(
                                                "[::]:3000", "server.js", "4121"),
                                        new DetailsContent.Several.Line(
                                                "127.0.0.1:9464", "server.js", "4121"),
                                        new DetailsContent.Several.Line(
                                                "0.0.0.0:8000", "not visible: other user", null))));
    }

    @Test
    void theOwnersOfThousandsOfSocketsAreCountedInTheBackground() {
        SocketEntry[] many = new SocketEntry[DetailsModel.MOST_COUNTED + 1];
        Arrays.fill(many, Shop.PORT_3000);

        model.show(selection(many));
        assertThat(several().sockets()).isEqualTo(many.length);
        assertThat(several().owners()).isNull();

        model.show(selection(many));
        assertThat(background).as("one count at a time").hasSize(1);
        runBackground();
        assertThat(several().owners()).isEqualTo(1);
        assertThat(background).isEmpty();
    }

    private DetailsContent.Several several() {
        return (DetailsContent.Several) model.content();
    }
}
