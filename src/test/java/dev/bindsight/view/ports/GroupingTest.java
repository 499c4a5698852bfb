package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.SameThread;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** The rows of a process under one of its own. */
class GroupingTest {
    private static final SocketEntry OTHER = Sample.listener("127.0.0.1", 5432, Shop.FIREFOX);
    private final Readings readings = new Readings();
    private final PortsModel model =
            new PortsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "box"),
                    new NoExtras(),
                    new SearchModel(),
                    new SameThread(),
                    Runnable::run,
                    () -> Sample.NOW,
                    Scope.BLOCKING);

    @Test
    void aProcessWithSeveralSocketsGetsARowThatSumsThemUp() {
        read();
        model.question().group();

        assertThat(shown()).containsExactly("server.js 2", "3000", "9464", "5432");
    }

    @Test
    void aFoldedProcessIsItsOwnRowAndStaysSo() {
        read();
        model.question().group();
        Row<SocketKey, PortFacts> head = model.rows().getFirst();
        model.question().fold(group(head), false);
        assertThat(shown()).containsExactly("server.js 2", "5432");

        read();
        assertThat(shown()).containsExactly("server.js 2", "5432");
        assertThat(model.rows().getFirst()).isSameAs(head);

        model.question().fold(group(head), true);
        assertThat(shown()).containsExactly("server.js 2", "3000", "9464", "5432");
        model.question().group();
        assertThat(shown()).containsExactly("3000", "5432", "9464");
    }

    @Test
    void selectingARowOfAProcessSelectsItsSocketsEachOnce() {
        read();
        model.question().group();
        model.picked().select(List.copyOf(model.rows()));

        assertThat(model.picked().selectionProperty().get().sockets())
                .containsExactly(Shop.PORT_3000, Shop.PORT_9464, OTHER);
    }

    @Test
    void theCountsAndARevealedSocketAreThoseOfSockets() {
        read();
        model.question().group();

        assertThat(model.countsProperty().get().total()).isEqualTo(3);
        model.reveal(Shop.PORT_9464.key());
        assertThat(model.wantedProperty().get()).isEqualTo(Shop.PORT_9464.key());
    }

    private void read() {
        model.receive(
                readings.fresh(
                        Sample.inventory(
                                List.of(Shop.PORT_9464, OTHER, Shop.PORT_3000),
                                Shop.SERVER,
                                Shop.FIREFOX)));
    }

    private List<String> shown() {
        return model.rows().stream().map(Row::get).map(GroupingTest::words).toList();
    }

    private static String words(PortFacts facts) {
        ProcessGroup group = facts.group();
        return group == null
                ? Integer.toString(facts.port())
                : facts.owners().getFirst().name() + " " + group.sockets().size();
    }

    private static ProcessGroup group(Row<SocketKey, PortFacts> head) {
        return Objects.requireNonNull(head.get().group());
    }
}
