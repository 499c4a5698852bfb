package dev.bindsight.view.shell;

import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.WhileShown;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;

import org.controlsfx.control.TaskProgressView;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** What goes on in the background, each with how far it is and a button that cancels it. */
public final class RunningJobs extends TaskProgressView<ShownJob> {
    private static final double WIDTH = 400;
    private static final double JOB = 56;
    private static final int MOST = 5;

    private final ObservableList<Job> running;
    private final Function<Job, Instant> since;
    private final InstantSource clock;
    private final ListChangeListener<Job> change = this::changed;

    /**
     * Follows what goes on until it is left.
     *
     * @param since when each was begun
     */
    public RunningJobs(
            ObservableList<Job> running, Function<Job, Instant> since, InstantSource clock) {
        this.running = running;
        this.since = since;
        this.clock = clock;
        setGraphicFactory(RunningJobs::icon);
        setFocusTraversable(false);
        running.addListener(change);
        running.forEach(this::add);
        fit();
        WhileShown.repeat(this, () -> getTasks().forEach(ShownJob::tick));
    }

    /** Follows it no longer. */
    void leave() {
        running.removeListener(change);
        List.copyOf(getTasks()).forEach(ShownJob::end);
    }

    private void changed(ListChangeListener.Change<? extends Job> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::add);
            for (Job gone : change.getRemoved()) {
                getTasks().stream()
                        .filter(task -> task.shows(gone))
                        .toList()
                        .forEach(ShownJob::end);
                getTasks().removeIf(task -> task.shows(gone));
            }
        }
        fit();
    }

    private void add(Job job) {
        getTasks().add(new ShownJob(job, since.apply(job), clock));
    }

    private void fit() {
        setPrefSize(WIDTH, JOB * Math.clamp(getTasks().size(), 1, MOST));
    }

    /** The button beside it has an English word, whatever the language of the user. */
    private static Node icon(ShownJob task) {
        var icon = Icons.of(Feather.LOADER, Icons.ROW, "muted");
        icon.parentProperty().subscribe(row -> name(row, task));
        return icon;
    }

    private static void name(Parent parent, ShownJob task) {
        if (parent instanceof BorderPane row && row.getRight() instanceof Button cancel) {
            cancel.setText(Texts.get("verdict.cancel"));
            cancel.setTooltip(null);
            cancel.setAccessibleText(Texts.get("status.job.cancel", task.getTitle()));
        }
    }
}
