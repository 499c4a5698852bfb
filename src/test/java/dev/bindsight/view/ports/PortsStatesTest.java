package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.SameThread;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.shell.SearchModel;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What stands beside the list stays the same nodes while the machine is read again. */
class PortsStatesTest {
    private static final Instant START = Instant.parse("2026-11-21T12:06:31Z");
    private static final SourceRefusal REFUSAL =
            new SourceRefusal(Source.SOCK_DIAG, "socket", new Errno("EACCES", 13));

    private final Population machine = Population.ofTheDrawings(START);
    private final Readings readings = new Readings();
    private final PortsModel model =
            new PortsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "box"),
                    new NoExtras(),
                    new SearchModel(),
                    new SameThread(),
                    Runnable::run,
                    () -> START,
                    Scope.BLOCKING);
    private final PortsStates states = RealWindow.onFx(this::states);

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void theWaysOutOfAFilterThatNothingFitsOutliveAReadingThatCountsMore() {
        read(machine.inventory());
        RealWindow.onFx(() -> {
            model.search().setText("zzz");
            return true;
        });
        List<Button> before = buttons(states.place());
        String said = words(states.place());

        read(another());

        assertThat(before).isNotEmpty();
        assertThat(buttons(states.place())).containsExactlyElementsOf(before);
        assertThat(words(states.place())).as("the count is up to date").isNotEqualTo(said);
    }

    @Test
    void theNoteThatASourceFellAwayOutlivesAReading() {
        read(machine.inventory());
        read(worse(machine.inventory(), 1));
        List<Button> before = buttons(states.notes());

        read(worse(another(), 2));

        assertThat(before).isNotEmpty();
        assertThat(buttons(states.notes())).containsExactlyElementsOf(before);
    }

    private PortsStates states() {
        var recovery =
                new PortsScreen.ListRecovery() {
                    @Override
                    public void tryAgain() {}

                    @Override
                    public void copyReport(String failures) {}
                };
        var table = new PortsTable(model, TableLayout.DEFAULT, ZoneId.of("UTC"), "/root");
        var made = new PortsStates(model, table, recovery, ZoneId.of("UTC"));
        made.begin();
        return made;
    }

    private Inventory another() {
        machine.process(
                "redis-server", null, Duration.ofMinutes(1), "tcp4", "127.0.0.1", 6379, 511);
        return machine.inventory();
    }

    /** As from /proc/net, with some owners hidden. */
    private static Inventory worse(Inventory inventory, int hidden) {
        return new Inventory(
                inventory.takenAt(),
                inventory.elapsed(),
                inventory.entries(),
                inventory.processes(),
                new Coverage(
                        Source.PROCFS,
                        REFUSAL,
                        hidden,
                        Ownership.HiddenReason.OTHER_USER,
                        List.of(Coverage.Lack.BACKLOG)));
    }

    private void read(Inventory inventory) {
        tell(() -> readings.fresh(inventory));
    }

    private void tell(Supplier<PollUpdate> update) {
        RealWindow.onFx(() -> {
            model.receive(update.get());
            return true;
        });
    }

    private static List<Button> buttons(Node node) {
        return below(node).filter(Button.class::isInstance).map(Button.class::cast).toList();
    }

    private static String words(Node node) {
        return below(node)
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList()
                .toString();
    }

    private static Stream<Node> below(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(PortsStatesTest::below))
                : Stream.of(node);
    }
}
