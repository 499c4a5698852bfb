package dev.bindsight.view.stop;

import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Markdown;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.FailureText;
import dev.bindsight.words.stop.FixText;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The dialog after a bug of Bindsight: what is certain, and a report to send in. */
final class FailedBody {
    private final StopStage.Failed failed;
    private final StopDialogModel model;
    private final Consumer<String> copy;

    FailedBody(StopStage.Failed failed, StopDialogModel model, Consumer<String> copy) {
        this.failed = failed;
        this.model = model;
        this.copy = copy;
    }

    Node head() {
        return StopCard.title(
                Icons.of(Feather.X_CIRCLE, Icons.HEADING, "warning"),
                Texts.get("stop.failed"),
                sentence(failed));
    }

    Node body() {
        var body = Nodes.column("ended", Nodes.words(failed.cause().toString(), "mono"));
        if (!failed.lines().isEmpty()) {
            var steps = new StepsView();
            steps.show(failed.lines());
            body.getChildren().add(steps);
        }
        return body;
    }

    List<Node> foot() {
        var report = new Button(Texts.get("state.copyReport"), Icons.of(Feather.COPY, Icons.ROW));
        report.setOnAction(_ -> {
            copy.accept(report(failed));
            report.setText(Texts.get("verdict.copied"));
        });
        var close = StopCard.cancel(model, Texts.get("stop.close"));
        close.getStyleClass().add("accent");
        return List.of(StopCard.buttons(report, null, close));
    }

    /** The failure as Markdown, with the steps until then and where it was thrown. */
    static String report(StopStage.Failed failed) {
        var report = new Markdown(Texts.get("stop.failed")).line(sentence(failed)).gap();
        failed.lines().forEach(line -> report.line("- " + line.what() + " " + line.detail()));
        return report.gap().line(FailureText.markdown(failed.cause())).toString();
    }

    private static String sentence(StopStage.Failed failed) {
        return Texts.get(
                failed.begun() ? "stop.failed.begun" : "stop.failed.untouched",
                FixText.ports(failed.sockets()));
    }
}
