package dev.bindsight.view.connect;

import dev.bindsight.model.Diagnosis;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.SampleCsv;
import dev.bindsight.text.FailureText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.StateCard;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.verdict.VerdictCard;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The Connect screen: the form, and below it the run that is shown. */
public final class ConnectScreen extends BorderPane {
    private final ConnectModel model;
    private final Surroundings around;
    private final FormBar form;
    private final ResultHeader header;
    private final CardGrid cards = new CardGrid();
    private final VBox selected = new VBox();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final List<Subscription> watched = new ArrayList<>();
    private Subscription selection = Subscription.EMPTY;
    private @Nullable Node table;
    private @Nullable Node repeat;
    private @Nullable Node difference;

    /**
     * What the screen needs of the window.
     *
     * @param navigation leads to other screens
     * @param serviceName the name of a port's service
     * @param copy puts text on the clipboard
     * @param save asks for a file and writes text into it
     * @param clock the time and the zone of the user
     */
    public record Surroundings(
            Navigation navigation,
            BiFunction<Port, Protocol, Optional<String>> serviceName,
            Consumer<String> copy,
            Saving save,
            Clock clock) {}

    /** Asks for a file and writes text into it. */
    @FunctionalInterface
    public interface Saving {
        /**
         * Asks; nothing is written if no file is chosen.
         *
         * @param name the name that is proposed
         */
        void save(String name, String text);
    }

    /** The screen of a model. */
    public ConnectScreen(ConnectModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        getStyleClass().add("connect-screen");
        getStylesheets().addAll(VerdictCard.sheet(), FindingCard.sheet());
        form = new FormBar(model);
        setTop(form);
        header = new ResultHeader(model, around.clock().getZone(), this::copy, this::compareWith);
        content.getStyleClass().add("results");
        scroll.getStyleClass().add("results-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        selected.getStyleClass().add("selected");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.shownProperty().subscribe(this::follow);
    }

    /** Gives the focus to what is typed first. */
    public void enter() {
        form.enter();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.busyProperty().get()) {
            model.cancel();
            event.consume();
        }
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
        setCenter(scroll);
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
            setCenter(centred(failed(bug)));
            return;
        }
        var parts = new ArrayList<Node>(List.of(header));
        if (difference != null) {
            parts.add(difference);
        }
        Diagnosis unresolved = run.unresolved();
        if (unresolved != null) {
            parts.add(new FindingCard(run, unresolved, actions()));
        } else if (run.isTable()) {
            parts.add(table(run));
            if (!selected.getChildren().isEmpty()) {
                parts.add(selected);
            }
        } else {
            showCards(run);
            parts.add(cards);
        }
        if (repeat != null) {
            parts.add(repeat);
        }
        if (!content.getChildren().equals(parts)) {
            content.getChildren().setAll(parts);
        }
    }

    private void showCards(ConnectRun run) {
        List<Node> shown =
                run.targets().stream()
                        .map(target ->
                                cards.getChildrenUnmodifiable().stream()
                                        .filter(FindingCard.class::isInstance)
                                        .filter(card -> ((FindingCard) card).shows(target))
                                        .findFirst()
                                        .orElseGet(() -> card(run, target)))
                        .toList();
        cards.show(shown);
    }

    private Node table(ConnectRun run) {
        Node shown = table;
        if (shown == null) {
            var made = new PortTable(run, around.serviceName(), target -> select(run, target));
            watched.add(made::leave);
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
            var card = new FindingCard(run, target, actions());
            selection = card::leave;
            selected.getChildren().add(card);
        }
        draw(run);
    }

    private FindingCard card(ConnectRun run, Target target) {
        var card = new FindingCard(run, target, actions());
        watched.add(card::leave);
        return card;
    }

    private RepeatPanel repeat(RepeatRun run) {
        var panel = new RepeatPanel(run, model, this::export);
        watched.add(panel::leave);
        return panel;
    }

    private CardActions actions() {
        return new CardActions(model, around.navigation(), around.clock());
    }

    private void copy() {
        ConnectRun run = model.shownProperty().get();
        if (run != null) {
            var markdown = new ConnectMarkdown(around.clock().getZone());
            around.copy().accept(markdown.of(run, around.clock().instant()));
        }
    }

    private void compareWith(ConnectRun earlier) {
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

    private Node failed(Throwable bug) {
        var report =
                new Button(Texts.get("connect.failed.copy"), Icons.of(Feather.COPY, Icons.ROW));
        report.setOnAction(_ -> around.copy().accept(FailureText.markdown(bug)));
        return new StateCard(
                Feather.X_CIRCLE,
                Texts.get("connect.failed"),
                List.of(
                        StateCard.muted(Texts.get("connect.failed.text")),
                        StateCard.mono(bug.toString())),
                List.of(report));
    }

    private static StackPane centred(Node node) {
        var place = new StackPane(node);
        place.getStyleClass().add("empty-place");
        VBox.setVgrow(place, Priority.ALWAYS);
        return place;
    }
}
