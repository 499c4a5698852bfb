package dev.bindsight.view.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.log.LogHistogram;
import dev.bindsight.view.look.Nodes;

import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.LongStream;

/** What the Explain screen is built of, for the page that shows every piece. */
public final class ExplainPieces {
    private static final double WIDE = 520;
    private static final String TEXT =
            """
            Error: connect ECONNREFUSED 127.0.0.1:5432
            Error: listen EADDRINUSE: address already in use :::3000
              code: 'EADDRINUSE',
              errno: -98,
              syscall: 'listen',
              address: '::',
              port: 3000
            }
            """;

    private ExplainPieces() {}

    /** A marked text, what was read from it, and when errors came. */
    public static List<Parent> all() {
        ErrnoReference reference = ErrnoReference.standard();
        List<FoundError> errors = new ErrorReader(reference).readAll(TEXT);
        FoundError shown = errors.getLast();
        TextLines lines = TextLines.of(TEXT);
        var text = new VBox();
        for (int line = 0; line < lines.count(); line++) {
            var flow = new LineFlow();
            flow.show(LinePieces.of(lines, line, errors, shown));
            text.getChildren().add(flow);
        }
        var histogram = new HistogramView(4);
        histogram.getStyleClass().add("large");
        histogram.show(
                new LogHistogram(
                        LogHistogram.Axis.TIME,
                        LongStream.range(0, 96).map(i -> i * i % 17).boxed().toList(),
                        0,
                        60_000));
        return List.of(
                styled(text),
                styled(new ReadCard(shown, reference.named(shown.error().errno()))),
                styled(histogram));
    }

    private static Parent styled(Region piece) {
        piece.setPrefWidth(WIDE);
        Nodes.style(piece, ExplainScreen.class, "explain.css");
        return piece;
    }
}
