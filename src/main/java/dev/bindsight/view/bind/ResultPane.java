package dev.bindsight.view.bind;

import dev.bindsight.fix.code.Snippets;
import dev.bindsight.fix.code.Topic;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.CodeBox;
import dev.bindsight.view.finding.FailureCard;
import dev.bindsight.view.finding.FindingActions;
import dev.bindsight.view.finding.FindingMarkdown;
import dev.bindsight.view.finding.TraceSection;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;
import dev.bindsight.view.navigation.Navigation;

import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One result in full, two side by side, or what there is to say before the first. */
final class ResultPane extends StackPane {
    private final BindModel model;
    private final Navigation navigation;
    private final CommandSet commands;
    private final Consumer<String> copy;
    private final BindText words;
    private final BindVerdict verdicts;
    private final ZoneId zone;
    private final ScrollPane scroll = new ScrollPane();
    private @Nullable BindResult drawn;

    ResultPane(
            BindModel model,
            Navigation navigation,
            FindingActions actions,
            CommandSet commands,
            Consumer<String> copy,
            Clock clock) {
        this.model = model;
        this.navigation = navigation;
        this.commands = commands;
        this.copy = copy;
        words = new BindText(clock.getZone());
        verdicts = new BindVerdict(words, actions, clock);
        zone = clock.getZone();
        getStyleClass().add("result-pane");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("result-scroll");
    }

    /** Shows the result that the model shows, or why there is none. */
    void show() {
        Throwable bug = model.failureProperty().get();
        BindResult result = model.shownProperty().get();
        if (bug != null) {
            drawn = null;
            getChildren().setAll(FailureCard.of(bug, copy));
        } else if (result == null) {
            drawn = null;
            getChildren().setAll(nothing());
        } else if (result != drawn || !getChildren().equals(List.of(scroll))) {
            drawn = result;
            draw(result);
        }
    }

    /** Shows two results side by side. */
    void compare(BindResult one, BindResult other) {
        drawn = null;
        scroll.setContent(new CompareView(one, other, words));
        scroll.setVvalue(0);
        getChildren().setAll(scroll);
    }

    /** A result as Markdown with its trace. */
    String report(BindResult result) {
        String heading =
                BindText.call(result.attempt())
                        + " → "
                        + BindText.result(result.attempt().outcome());
        return FindingMarkdown.of(
                heading, BindText.options(result.probe()), result.finding(), zone);
    }

    private void draw(BindResult result) {
        var trace =
                new TraceSection(
                        result.attempt(),
                        TraceSection.counted(result.attempt()),
                        again(),
                        copying());
        var content =
                Nodes.column(
                        "result-content",
                        verdicts.of(
                                result,
                                model.newer(result).orElse(null),
                                model.ownHold(result).orElse(null),
                                () -> model.release(result),
                                connect(result.probe())),
                        trace);
        code(result).ifPresent(box -> content.getChildren().add(1, box));
        scroll.setContent(content);
        scroll.setVvalue(0);
        getChildren().setAll(scroll);
        Platform.runLater(() -> {
            if (drawn == result && content.prefHeight(scroll.getWidth()) > scroll.getHeight()) {
                trace.collapse();
            }
        });
    }

    /** The program for the option that helps; one for another port would say nothing new. */
    private Optional<CodeBox> code(BindResult result) {
        Diagnosis diagnosis = result.finding().diagnosis();
        return diagnosis == null
                ? Optional.empty()
                : diagnosis.offers().stream().flatMap(this::code).findFirst();
    }

    private Stream<CodeBox> code(Offer offer) {
        return Topic.of(offer.fix())
                .flatMap(ResultPane::option)
                .filter(_ -> offer.proven())
                .map(option ->
                        new CodeBox(
                                Texts.get("bind.code", option.name()),
                                Snippets.of(offer.fix()),
                                copy))
                .stream();
    }

    private static Optional<SocketOption> option(Topic topic) {
        return switch (topic) {
            case REUSE_ADDRESS -> Optional.of(SocketOption.SO_REUSEADDR);
            case REUSE_PORT -> Optional.of(SocketOption.SO_REUSEPORT);
            case V6ONLY -> Optional.of(SocketOption.IPV6_V6ONLY);
            case PLACE, ANY_PORT -> Optional.empty();
        };
    }

    private Button again() {
        Button again = commands.button(Command.AGAIN, new Button(Texts.get("bind.again")));
        again.setId("bind-again");
        again.setMinWidth(USE_PREF_SIZE);
        return again;
    }

    private Button copying() {
        Button button = commands.button(Command.COPY_REPORT, new Button(Texts.get("bind.copy")));
        button.setId("bind-copy");
        button.setMinWidth(USE_PREF_SIZE);
        button.addEventHandler(
                ActionEvent.ACTION, _ -> button.setText(Texts.get("verdict.copied")));
        return button;
    }

    private Node connect(BindProbe probe) {
        var button = new Button(Texts.get("bind.connect"), Icons.of(Feather.SEND, Icons.ROW));
        button.setId("bind-connect");
        button.setOnAction(_ -> {
            var address = probe.endpoint().address();
            navigation.tryConnect(
                    address.isWildcard() ? "localhost" : address.toString(),
                    probe.endpoint().port().toString(),
                    probe.protocol());
        });
        return button;
    }

    private static Node nothing() {
        var card =
                new StateCard(
                        Feather.ANCHOR,
                        Texts.get("bind.empty"),
                        List.of(
                                StateCard.muted(Texts.get("bind.empty.what")),
                                StateCard.muted(Texts.get("bind.empty.safe"))),
                        List.of());
        card.setId("bind-empty");
        return card;
    }
}
