package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.view.bind.MatrixModel.Place;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The conflict matrix without a window: two rows, of which the kernel refuses most of the first.
 */
class MatrixModelTest {
    private static final BindPlace EVERY = new BindPlace(Sample.endpoint("::", 3000), false, null);
    private static final BindPlace LOOPBACK = BindPlace.of(Sample.endpoint("127.0.0.1", 3000));

    private final List<Port> tried = new ArrayList<>();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final MatrixModel model = new MatrixModel(new Rows(), Lanes.of(background::add));
    private final MatrixWords words = new MatrixWords(model);

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private static Attempt attempt(BindPlace place, Outcome outcome) {
        return new Attempt(
                new BindProbe(place, Protocol.TCP, Set.of()),
                Sample.NOW,
                List.of(),
                outcome,
                null,
                Duration.ofNanos(36_000));
    }

    private static MatrixCell refused(BindPlace place, SocketEntry... by) {
        return new MatrixCell.Tried(
                attempt(
                        place,
                        new Outcome.Refused(
                                Syscall.BIND,
                                new Errno("EADDRINUSE", 98),
                                Outcome.DecidedBy.KERNEL)),
                List.of(by));
    }

    private static MatrixCell worked(BindPlace place) {
        return new MatrixCell.Tried(attempt(place, new Outcome.Worked()), List.of());
    }

    private static List<Matrix.Row> rows() {
        var only6 =
                new BindPlace(new Endpoint(EVERY.endpoint().address(), new Port(3000)), true, null);
        return List.of(
                new Matrix.Row(
                        EVERY,
                        null,
                        Map.of(
                                MatrixColumn.PLAIN,
                                refused(EVERY, Shop.PORT_9464, Shop.PORT_3000),
                                MatrixColumn.REUSE_ADDRESS,
                                refused(EVERY, Shop.PORT_3000),
                                MatrixColumn.REUSE_PORT,
                                new MatrixCell.NotTried(
                                        attempt(
                                                EVERY,
                                                new Outcome.NotTried(
                                                        Syscall.LISTEN, List.of(Shop.PORT_9464))),
                                        List.of(Shop.PORT_9464)),
                                MatrixColumn.V6ONLY,
                                worked(only6))),
                new Matrix.Row(
                        LOOPBACK,
                        "lo",
                        Map.of(
                                MatrixColumn.PLAIN,
                                worked(LOOPBACK),
                                MatrixColumn.REUSE_ADDRESS,
                                worked(LOOPBACK),
                                MatrixColumn.REUSE_PORT,
                                worked(LOOPBACK),
                                MatrixColumn.V6ONLY,
                                new MatrixCell.NotApplicable())));
    }

    @Test
    void everyRowIsShownAsItIsDoneAndTheFirstCellIsSelected() {
        model.open("3000", Protocol.TCP);
        work();

        assertThat(model.rows()).hasSize(2);
        assertThat(model.selectedProperty().get()).isEqualTo(new Place(0, MatrixColumn.PLAIN));
        assertThat(model.matrixProperty().get()).isNotNull();
        assertThat(words.summary(model.matrixProperty().get()).text())
                .isEqualTo("Port 3000 is free on 1 of 2 addresses, and on [::] with IPV6_V6ONLY.");
    }

    @Test
    void socketsAreLetteredInTheOrderInWhichCellsNameThem() {
        model.open("3000", Protocol.TCP);
        work();

        assertThat(model.refusing()).containsExactly(Shop.PORT_9464, Shop.PORT_3000);
        assertThat(model.letters(model.cell(new Place(0, MatrixColumn.PLAIN))))
                .containsExactly("A", "B");
        assertThat(model.letters(model.cell(new Place(0, MatrixColumn.REUSE_ADDRESS))))
                .containsExactly("B");
    }

    @Test
    void theSelectionMovesToItsNeighboursAndStopsAtTheEdge() {
        model.open("3000", Protocol.TCP);
        work();

        model.move(-1, 0);
        model.move(0, -1);
        assertThat(model.selectedProperty().get()).isEqualTo(new Place(0, MatrixColumn.PLAIN));
        model.move(1, 0);
        model.move(0, 1);
        model.move(1, 0);
        assertThat(model.selectedProperty().get())
                .isEqualTo(new Place(1, MatrixColumn.REUSE_ADDRESS));
    }

    @Test
    void whatWorksInsteadWasTried() {
        model.open("3000", Protocol.TCP);
        work();

        assertThat(model.ways(new Place(0, MatrixColumn.PLAIN)))
                .containsExactly(
                        new Place(0, MatrixColumn.V6ONLY), new Place(1, MatrixColumn.PLAIN));
    }

    @Test
    void aCellThatWasNotTriedSaysWhy() {
        model.open("3000", Protocol.TCP);
        work();

        var place = new Place(0, MatrixColumn.REUSE_PORT);
        assertThat(
                        words.why(
                                model.rows().getFirst(),
                                place.column(),
                                Objects.requireNonNull(model.cell(place))))
                .isEqualTo("Not tried: listen with SO_REUSEPORT could have taken traffic from A.");
    }

    @Test
    void theWholeMatrixIsATableOfMarkdown() {
        model.open("3000", Protocol.TCP);
        work();

        assertThat(words.markdown(model.matrixProperty().get()))
                .contains("| `[::]` | EADDRINUSE A B | EADDRINUSE B | not tried A | OK |")
                .contains("| `127.0.0.1` | OK | OK | OK | not for IPv4 |")
                .contains("server.js (pid 4121)");
    }

    @Test
    void whatIsCancelledIsNotShown() {
        model.open("3000", Protocol.TCP);
        model.lane().cancel();
        work();

        assertThat(model.rows()).isEmpty();
        assertThat(model.matrixProperty().get()).isNull();
    }

    @Test
    void aPortThatWasNotTypedIsWaitedFor() {
        model.open("3000", Protocol.TCP);
        work();
        model.open("", Protocol.TCP);
        work();

        assertThat(model.mistakeProperty().get()).isNull();
        assertThat(model.matrixProperty().get()).isNull();
        assertThat(model.rows()).isEmpty();
        model.tryAll();
        assertThat(model.mistakeProperty().get()).contains("1 to 65535");
    }

    @Test
    void aPortThatIsNoneIsTold() {
        model.open("0", Protocol.TCP);
        work();

        assertThat(model.mistakeProperty().get()).contains("1 to 65535");
        assertThat(tried).isEmpty();
        model.portProperty().set("3000");
        assertThat(model.mistakeProperty().get()).isNull();
    }

    /** Two addresses. */
    private final class Rows implements ConflictMatrix {
        @Override
        public Matrix tryAll(
                Port port, Protocol protocol, Consumer<Matrix.Row> each, Cancellation cancelled) {
            tried.add(port);
            rows().forEach(each);
            return new Matrix(
                    port,
                    protocol,
                    rows(),
                    List.of(Shop.PORT_9464, Shop.PORT_3000),
                    Shop.INVENTORY,
                    7,
                    Duration.ofNanos(1_400_000),
                    false);
        }
    }
}
