package dev.bindsight.view.shell;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Source;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.PrivilegesText;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The bar at the bottom: how much there is, what is hidden, how fresh it is, and who we are. */
public final class StatusBar extends org.controlsfx.control.StatusBar {
    private static final double GAP = 12;

    private final LastReading reading;
    private final LiveModel live;
    private final Label counts = Nodes.whole("");
    private final RunningButton busy;
    private final Label hidden = new Label();
    private final HBox hiddenBox;
    private final Label refreshed = Nodes.named("status-refreshed", new Label());
    private final Region afterAge = line();
    private final SourceButton source;
    private final Region afterSource = line();
    private final HBox fresh;
    private final Label user;
    private Duration bound = Duration.ZERO;

    /**
     * The bar.
     *
     * @param running what goes on in the background
     * @param unlock explains how hidden owners become visible
     * @param compare compares the sources
     */
    public StatusBar(
            LastReading reading,
            LiveModel live,
            MachineSummary machine,
            ObservableList<Job> running,
            InstantSource clock,
            Runnable unlock,
            Runnable compare) {
        this.reading = reading;
        this.live = live;
        var link = Nodes.named("unlock", new Hyperlink(Texts.get("status.unlock")));
        link.setOnAction(_ -> unlock.run());
        hiddenBox =
                Nodes.whole(
                        Nodes.row(
                                GAP,
                                Nodes.row(
                                        6,
                                        Icons.of(Feather.EYE_OFF, Icons.ROW, "muted"),
                                        hidden,
                                        link),
                                line()));
        source = new SourceButton(live, compare);
        fresh = Nodes.row(GAP, refreshed, afterAge, source, afterSource);
        user = Nodes.named("status-user", new Label(PrivilegesText.of(machine.privileges())));
        busy = new RunningButton(running, clock);
        getLeftItems().add(counts);
        getRightItems().addAll(busy, hiddenBox, fresh, user);
        setFocusTraversable(false);
        // in place of a word of its own
        setText("");
        widthProperty().subscribe(this::share);
        busy.managedProperty().subscribe(this::share);
        hiddenBox.managedProperty().subscribe(this::share);
        for (Labeled each : List.of(counts, busy, hidden, refreshed, source)) {
            each.textProperty().subscribe(this::share);
        }
        reading.countsProperty().subscribe(_ -> count());
        reading.inventoryProperty().subscribe(this::show);
        live.pausedProperty().subscribe(this::showAge);
        live.paceProperty().subscribe(this::showAge);
        reading.nowProperty().subscribe(_ -> showAge());
    }

    /** Leaves out who reads where there is no room for all, and then how fresh the list is. */
    private void share() {
        double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
        if (room <= 0) {
            return;
        }
        double least =
                Stream.of(counts, busy, hiddenBox, source)
                        .filter(Node::isManaged)
                        .mapToDouble(StatusBar::width)
                        .sum();
        double withAge = least + width(refreshed) + width(afterAge);
        boolean forAge = withAge <= room;
        boolean forUser = withAge + width(afterSource) + width(user) <= room;
        Nodes.show(refreshed, forAge);
        Nodes.show(afterAge, forAge);
        Nodes.show(afterSource, forUser);
        Nodes.show(user, forUser);
    }

    private static double width(Region region) {
        return Math.ceil(region.prefWidth(-1)) + GAP;
    }

    /**
     * How long the last reading took at most; while nothing is read any more, how old the list is.
     */
    private void showAge() {
        Inventory inventory = reading.inventoryProperty().get();
        if (inventory == null) {
            return;
        }
        if (live.pausedProperty().get()) {
            Duration age = Duration.between(inventory.takenAt(), reading.nowProperty().get());
            refreshed.setText(
                    Texts.get(
                            "status.paused",
                            DurationText.span(age.isNegative() ? Duration.ZERO : age)));
        } else {
            Duration elapsed = inventory.elapsed();
            // a bound stays while it is not far off: each change is drawn
            if (elapsed.compareTo(bound) >= 0 || elapsed.compareTo(bound.dividedBy(5)) < 0) {
                bound = DurationText.bound(elapsed);
            }
            String within = DurationText.exact(bound);
            showPace(within, live.intervalProperty().get(), live.paceProperty().get());
        }
    }

    /** Says why where the list is read less often than was chosen. */
    private void showPace(String within, Duration chosen, Duration pace) {
        if (pace.equals(chosen)) {
            refreshed.setText(Texts.get("status.refreshed", within));
            Hint.on(refreshed, Texts.get("status.refreshed.tooltip"));
        } else {
            refreshed.setText(Texts.get("status.stretched", within, DurationText.span(pace)));
            Hint.on(refreshed, Texts.get("status.stretched.tooltip", DurationText.span(chosen)));
        }
    }

    private void count() {
        if (reading.inventoryProperty().get() != null) {
            var listed = reading.countsProperty().get();
            counts.setText(Texts.get("status.counts", listed.sockets(), listed.ports()));
        }
    }

    private void show(@Nullable Inventory inventory) {
        int owners = inventory == null ? 0 : inventory.coverage().ownersHidden();
        Nodes.show(hiddenBox, owners > 0);
        hidden.setText(Texts.get("status.hidden", owners));
        if (inventory == null) {
            fresh.setVisible(false);
            return;
        }
        Coverage coverage = inventory.coverage();
        fresh.setVisible(true);
        count();
        showAge();
        source.answered(coverage);
    }

    private static Region line() {
        return Nodes.styled(new Region(), "separator-line");
    }

    /** The name of a source in the window. */
    static String name(Source source) {
        return Texts.get("source." + source);
    }
}
