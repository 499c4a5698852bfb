package dev.bindsight.view.finding;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.SocketText;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** One fact: icon, words, and at the right what shows it. */
public final class EvidenceRow extends VBox {
    /** A row. */
    public EvidenceRow(Evidence evidence, Consumer<SocketKey> showSocket) {
        getStyleClass().add("evidence-row");
        var text = Nodes.growing(RichText.fact(EvidenceText.of(evidence)));
        var line = new HBox(Icons.of(icon(evidence), Icons.ROW, "muted"), text);
        line.getStyleClass().add("evidence-line");
        line.setAlignment(Pos.TOP_LEFT);
        getChildren().add(line);
        SocketEntry socket = evidence.socket();
        if (!evidence.trace().isEmpty()) {
            var link = link();
            TraceToggle.install(
                    link,
                    this,
                    evidence.trace(),
                    Texts.get("verdict.showTrace"),
                    Texts.get("verdict.hideTrace"));
            line.getChildren().add(link);
        }
        if (socket != null) {
            var link = link();
            link.setText(Texts.get("verdict.showSocket"));
            link.setAccessibleText(
                    Texts.get("verdict.showSocket.accessible", SocketText.local(socket)));
            link.setOnAction(_ -> showSocket.accept(socket.key()));
            line.getChildren().add(link);
        }
    }

    /** Rows for facts. */
    public static List<EvidenceRow> rows(List<Evidence> all, Consumer<SocketKey> showSocket) {
        return all.stream().map(each -> new EvidenceRow(each, showSocket)).toList();
    }

    private static Hyperlink link() {
        return Nodes.whole(Nodes.styled(new Hyperlink(), "small"));
    }

    private static Feather icon(Evidence evidence) {
        return switch (evidence.kind()) {
            case SOCKET -> {
                SocketEntry socket = evidence.socket();
                yield socket != null && socket.state() == TcpState.TIME_WAIT
                        ? Feather.CLOCK
                        : Feather.SERVER;
            }
            case RELATION -> Feather.LINK;
            case MACHINE -> Feather.MONITOR;
            case CLOCK -> Feather.CLOCK;
            case TRIED_AND_WORKED -> Feather.CHECK_CIRCLE;
            case TRIED_IN_VAIN -> Feather.SLASH;
            case NOT_TRIED -> Feather.CIRCLE;
            case NETWORK -> Feather.SEND;
        };
    }
}
