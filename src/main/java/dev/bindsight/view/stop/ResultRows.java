package dev.bindsight.view.stop;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopReport;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.stop.ObstacleText;
import dev.bindsight.words.stop.StopVerdict;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The result of each port, where several were to be freed. */
final class ResultRows extends VBox {
    ResultRows(List<StopReport.Aftermath> aftermath, List<Obstacle> obstacles) {
        getStyleClass().add("results");
        for (StopReport.Aftermath after : aftermath) {
            add(after.ok(), SocketText.local(after.socket()), words(after));
        }
        for (Obstacle obstacle : obstacles) {
            add(false, SocketText.local(obstacle.socket()), ObstacleText.of(obstacle));
        }
    }

    /** What is true of one port. */
    static String words(StopReport.Aftermath after) {
        if (after.ok()) {
            return after.plainOk()
                    ? Texts.get("stop.after.row.free")
                    : Texts.get("stop.after.row.reuse");
        }
        String holders = StopVerdict.holders(after);
        if (holders.isEmpty()) {
            return Texts.get(
                    "stop.after.row.refused", after.errno() == null ? "" : after.errno().name());
        }
        return after.respawned()
                ? Texts.get("stop.after.row.again", holders)
                : Texts.get("stop.after.row.held", holders);
    }

    private void add(boolean ok, String address, String words) {
        var port = Nodes.whole(address, "mono", "result-port");
        var result = new Label(words);
        result.setMinWidth(0);
        var row =
                Nodes.row(
                        "result-row",
                        ok
                                ? Icons.of(Feather.CHECK_CIRCLE, Icons.BAR, "success")
                                : Icons.of(Feather.X_CIRCLE, Icons.BAR, "warning"),
                        port,
                        result);
        getChildren().add(row);
    }
}
