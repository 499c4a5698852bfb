package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Row;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which sockets are selected when they come and go. */
class PickedSocketsTest extends OnListedPorts {
    @Test
    void theSelectionFollowsItsSocketsAndLosesThoseThatAreGone() {
        SocketEntry redis = process(6379);
        read();
        model.picked().select(List.of(row(3000), row(6379)));
        assertThat(model.picked().selectionProperty().get().sockets()).hasSize(2).contains(redis);

        machine.remove(redis);
        read();
        assertThat(model.picked().selectionProperty().get().sockets())
                .extracting(entry -> entry.local().port().number())
                .containsExactly(3000);
        assertThat(model.picked().selectionProperty().get().inventory())
                .isSameAs(model.inventoryProperty().get());
    }

    @Test
    void revealingASocketThatTheFilterHidesClearsTheFilter() {
        read();
        SocketEntry caddy = row(8443).get().entry();
        model.search().setText("node");
        model.reveal(caddy.key());

        assertThat(model.search().isEmpty()).isTrue();
        assertThat(model.wantedProperty().get()).isEqualTo(caddy.key());
    }

    @Test
    void aServerThatRestartsIsSelectedAgain() {
        SocketEntry first = process(6379);
        read();
        model.picked().select(List.of(row(6379)));
        machine.remove(first);
        read();
        assertThat(model.picked().selectionProperty().get().isEmpty()).isTrue();

        var followed = new ArrayList<Row<SocketKey, PortFacts>>();
        model.picked().chosenProperty().subscribe(rows -> followed.addAll(rows));
        later(Duration.ofSeconds(4));
        SocketEntry second = process(6379);
        read();

        assertThat(followed).extracting(Row::key).containsOnly(second.key());
        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void whatTheUserLeftIsNotSelectedAgain() {
        SocketEntry first = process(6379);
        read();
        model.picked().select(List.of(row(6379)));
        model.picked().select(List.of());
        machine.remove(first);
        read();

        var followed = new ArrayList<Row<SocketKey, PortFacts>>();
        model.picked().chosenProperty().subscribe(rows -> followed.addAll(rows));
        process(6379);
        read();

        assertThat(followed).isEmpty();
    }
}
