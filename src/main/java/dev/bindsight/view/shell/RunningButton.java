package dev.bindsight.view.shell;

import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.look.Beat;
import dev.bindsight.view.look.DropDown;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;

import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Says on every screen how much goes on in the background, and opens the list of it. What is over
 * in a moment is not worth a word.
 */
final class RunningButton extends Button {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ObservableList<Job> running;
    private final InstantSource clock;
    private final Map<Job, Instant> begun = new HashMap<>();
    private final DropDown list;
    private final Beat patience = new Beat(SOON, this::reveal);

    RunningButton(ObservableList<Job> running, InstantSource clock) {
        this.running = running;
        this.clock = clock;
        list =
                new DropDown(
                        this,
                        PopOver.ArrowLocation.BOTTOM_RIGHT,
                        Texts.get("status.running.tooltip"),
                        () -> new RunningJobs(running, this::since, clock));
        list.whenClosed(content -> ((RunningJobs) content).leave());
        setId("running");
        getStyleClass().add("running-button");
        setGraphic(Icons.of(Feather.LOADER, Icons.ROW, "muted"));
        setMinWidth(USE_PREF_SIZE);
        Hint.on(this, Texts.get("status.running.tooltip"));
        setOnAction(_ -> list.toggle());
        Nodes.show(this, false);
        running.addListener((ListChangeListener<Job>) _ -> follow());
    }

    private Instant since(Job job) {
        return begun.computeIfAbsent(job, _ -> clock.instant());
    }

    private void follow() {
        running.forEach(this::since);
        begun.keySet().retainAll(running);
        setText(Texts.get("status.running", running.size()));
        if (running.isEmpty()) {
            patience.stop();
            list.close();
            Nodes.show(this, false);
        } else if (!isVisible()) {
            patience.start();
        }
    }

    private void reveal() {
        patience.stop();
        Nodes.show(this, true);
    }
}
