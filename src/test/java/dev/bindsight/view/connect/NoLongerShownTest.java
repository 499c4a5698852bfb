package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.sample.ConnectSample;

import javafx.scene.control.Label;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** What is shown no more does not draw what its run comes to. */
class NoLongerShownTest {
    private final Endpoint endpoint = ConnectSample.endpoint("192.0.2.1", 443);

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void thePanelOfARepeatedConnectLeavesItsRun() {
        var run = new RepeatRun(ConnectSample.probe(endpoint), RepeatPlan.DEFAULT);
        var panel = RealWindow.onFx(() -> new RepeatPanel(run, _ -> {}));

        String followed =
                RealWindow.onFx(() -> {
                    run.add(List.of(ConnectSample.sample(0, 24)));
                    return count(panel);
                });
        assertThat(followed).isEqualTo(RepeatText.count(run));
        String left =
                RealWindow.onFx(() -> {
                    panel.leave();
                    run.add(List.of(ConnectSample.sample(1, 25)));
                    return count(panel);
                });

        assertThat(left).isEqualTo(followed).isNotEqualTo(RepeatText.count(run));
    }

    private static String count(RepeatPanel panel) {
        return ((Label) panel.lookup("#repeat-count")).getText();
    }
}
