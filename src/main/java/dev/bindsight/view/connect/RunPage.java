package dev.bindsight.view.connect;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.probe.SampleCsv;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.FailureCard;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The run that is shown: cards of a few targets, or a table of many. */
final class RunPage extends BorderPane {
    /** At most so much of the page is for the card of the row that is selected. */
    private static final double CARD_SHARE = 0.55;

    private final ConnectModel model;
    private final ConnectScreen.Surroundings around;
    private final ResultHeader header;
    private final CardGrid cards = new CardGrid();
    private final VBox selected = Nodes.column("selected");
    private final ScrollPane selectedScroll = scroll(selected);
    private final VBox content = Nodes.column("results");
    private final ScrollPane scroll = scroll(content);
    private final VBox sweep = Nodes.column("results");
    private final ScrollPane sweepScroll = scroll(sweep);
    private final List<Subscription> watched = new ArrayList<>();
    private final Map<Target, TargetCard> drawn = new HashMap<>();
    private Subscription selection = Subscription.EMPTY;
    private @Nullable Node table;
    private @Nullable Node repeat;
    private @Nullable Node difference;

    /** The page of a model. */
    RunPage(ConnectModel model, ConnectScreen.Surroundings around) {
        this.model = model;
        this.around = around;
        header = new ResultHeader(model, around.clock(), this::copy);
        selectedScroll.maxHeightProperty().bind(heightProperty().multiply(CARD_SHARE));
        setMinSize(0, 0);
        content.setMinWidth(0);
        sweep.setMinWidth(0);
        sweepScroll.setFitToHeight(true);
        model.shownProperty().subscribe(this::follow);
    }

    private static ScrollPane scroll(Node content) {
        var scroll = Nodes.styled(new ScrollPane(content), "results-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        return scroll;
    }

    /** When a run began, as the page tells it. */
    ZoneId zone() {
        return header.zone();
    }

    private void follow(@Nullable ConnectRun run) {
        watched.forEach(Subscription::unsubscribe);
        watched.clear();
        selection.unsubscribe();
        selection = Subscription.EMPTY;
        table = null;
        repeat = null;
        difference = null;
        selected.getChildren().clear();
        if (run == null) {
            setCenter(centred(empty()));
            return;
        }
        cards.show(List.of());
        drawn.clear();
        scroll.setVvalue(0);
        watched.add(run.stageProperty().subscribe(() -> draw(run)));
        watched.add(run.targets().subscribe(() -> draw(run)));
        watched.add(
                run.repeatProperty()
                        .subscribe(shown -> {
                            repeat = shown == null ? null : repeat(shown);
                            draw(run);
                        }));
    }

    private void draw(ConnectRun run) {
        if (model.shownProperty().get() != run) {
            return;
        }
        header.show(run);
        if (run.stage() instanceof ConnectRun.Stage.Failed(Throwable bug)) {
            setCenter(centred(FailureCard.of(bug, around.copy())));
            return;
        }
        boolean many = run.unresolved() == null && run.isTable() && !isNothing(run);
        var parts = new ArrayList<Node>(List.of(header));
        if (difference != null) {
            parts.add(difference);
        }
        Diagnosis unresolved = run.unresolved();
        if (unresolved != null) {
            parts.add(TargetCard.ofName(run, unresolved, actions()));
        } else if (isNothing(run)) {
            parts.add(centred(cancelled()));
        } else if (many) {
            parts.add(table(run));
            if (!selected.getChildren().isEmpty()) {
                parts.add(selectedScroll);
            }
        } else {
            showCards(run);
            parts.add(cards);
        }
        if (repeat != null) {
            parts.add(repeat);
        }
        VBox place = many ? sweep : content;
        if (!place.getChildren().equals(parts)) {
            (many ? content : sweep).getChildren().clear();
            place.getChildren().setAll(parts);
        }
        setCenter(many ? sweepScroll : scroll);
    }

    /** It was given up before there was a target. */
    private static boolean isNothing(ConnectRun run) {
        return run.stage() instanceof ConnectRun.Stage.Cancelled && run.targets().isEmpty();
    }

    private void showCards(ConnectRun run) {
        cards.show(
                run.targets().stream()
                        .map(target -> drawn.computeIfAbsent(target, _ -> card(run, target)))
                        .map(TargetCard::card)
                        .toList());
    }

    private Node table(ConnectRun run) {
        Node shown = table;
        if (shown == null) {
            var made = new PortTable(run, around.serviceName(), target -> select(run, target));
            watched.add(made::leave);
            VBox.setVgrow(made, Priority.ALWAYS);
            shown = made;
            table = shown;
        }
        return shown;
    }

    private void select(ConnectRun run, @Nullable Target target) {
        if (model.shownProperty().get() != run) {
            return;
        }
        selection.unsubscribe();
        selected.getChildren().clear();
        if (target != null) {
            var card = new TargetCard(run, target, actions());
            selection = card::leave;
            selected.getChildren().add(card.card());
        }
        draw(run);
    }

    private TargetCard card(ConnectRun run, Target target) {
        var card = new TargetCard(run, target, actions());
        watched.add(card::leave);
        return card;
    }

    private RepeatPanel repeat(RepeatRun run) {
        var panel = new RepeatPanel(run, this::export);
        watched.add(panel::leave);
        return panel;
    }

    private CardActions actions() {
        return new CardActions(model, around.navigation(), around.clock());
    }

    private void copy() {
        ConnectRun run = model.shownProperty().get();
        if (run != null) {
            copy(run);
        }
    }

    /** Copies a run as Markdown. */
    void copy(ConnectRun run) {
        var markdown = new ConnectMarkdown(around.clock().getZone());
        around.copy().accept(markdown.of(run, around.clock().instant()));
    }

    /** Shows an earlier run beside the one that is shown. */
    void compareWith(ConnectRun earlier) {
        ConnectRun run = model.shownProperty().get();
        if (run != null) {
            difference =
                    new DifferenceView(
                            RunDifference.of(earlier, run),
                            header.time(earlier),
                            header.time(run),
                            () -> {
                                difference = null;
                                draw(run);
                            });
            draw(run);
        }
    }

    private void export(RepeatRun run) {
        around.save().save("connect.csv", SampleCsv.of(run.samples()));
    }

    private static Node empty() {
        return new StateCard(
                Feather.SEND,
                Texts.get("connect.empty"),
                List.of(
                        StateCard.muted(Texts.get("connect.empty.text")),
                        StateCard.muted(Texts.get("connect.empty.keys"))),
                List.of());
    }

    private static Node cancelled() {
        return new StateCard(
                Feather.SLASH,
                Texts.get("connect.outcome.cancelled"),
                List.of(StateCard.muted(Texts.get("connect.cancelled.text"))),
                List.of());
    }

    private static StackPane centred(Node node) {
        var place = Nodes.styled(new StackPane(node), "empty-place");
        VBox.setVgrow(place, Priority.ALWAYS);
        return place;
    }
}
