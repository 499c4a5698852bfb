package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;

/** A process with thousands of ports costs the window no more than one with a handful. */
class BusyProcessInWindowTest extends InRealWindow {

    /**
     * A window full of rows has some 1,500 nodes; a row or a link for each port would add 5,000.
     */
    private static final int MOST_NODES = 3_000;

    private static final int PORTS = 5_000;
    private static final String PROXY =
            """
            import resource, signal, socket
            resource.setrlimit(resource.RLIMIT_NOFILE, (5200, 5200))
            held = [socket.create_server(('127.0.0.77', 0)) for _ in range(5000)]
            print('ports', len(held))
            signal.pause()
            """;

    @Test
    void neitherSelectingOneOfItsPortsNorAllOfThemGrowsTheWindow() {
        try (ChildProcess proxy = ChildProcess.python(PROXY)) {
            proxy.awaitLine("ports 5000");
            window.fill("search", "pid:" + proxy.pid());
            Eventually.holds("all its ports", () -> window.ports().size() == PORTS);

            window.select(window.ports().get(7));
            window.awaitText("its other ports", "4,999"::equals);
            assertThat(nodes()).isLessThan(MOST_NODES);
            window.awaitText("the way to them", "Show all in the list"::equals);

            RealWindow.onFx(() -> {
                ((TableView<?>) window.scene().lookup("#ports-table"))
                        .getSelectionModel()
                        .selectAll();
                return true;
            });
            window.awaitText("all are selected", "5,000 ports selected"::equals);
            window.awaitText("some are named", "4,984 more"::equals);
            assertThat(nodes()).isLessThan(MOST_NODES);
        }
    }

    private int nodes() {
        return RealWindow.onFx(() -> count(window.scene().getRoot()));
    }

    private static int count(Node node) {
        int found = 1;
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                found += count(child);
            }
        }
        return found;
    }
}
