package dev.bindsight.view.connect;

import dev.bindsight.model.Exchange;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.InstantSource;

/** What came over the connection: TLS, the certificate and whether it is trusted, first bytes. */
final class ExchangeView extends VBox {
    /** The facts of an exchange. */
    ExchangeView(Exchange exchange, InstantSource clock) {
        getStyleClass().addAll("card-section", "exchange");
        for (ExchangeLines.Line line : ExchangeLines.of(exchange, clock.instant())) {
            getChildren().add(row(line));
        }
    }

    private static Node row(ExchangeLines.Line line) {
        var name = Nodes.whole(line.name(), "exchange-name");
        var value = Nodes.growing(Nodes.words(line.value()));
        if (line.bytes()) {
            value.getStyleClass().add("mono");
        }
        switch (line.tone()) {
            case OK -> mark(value, Icons.of(Feather.CHECK, Icons.ROW, "success"), "success");
            case REFUSED ->
                    mark(value, Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"), "warning");
            case OPEN -> {}
        }
        return new HBox(name, value);
    }

    private static void mark(Label value, FontIcon icon, String styleClass) {
        value.setGraphic(icon);
        value.getStyleClass().add(styleClass);
    }
}
