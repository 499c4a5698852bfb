package dev.bindsight.view;

import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.PulseByPulse;
import dev.bindsight.view.screen.Screens;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The window: the list first, and once that has been painted all that is around it. */
public final class MainWindow implements AutoCloseable {
    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final EarlyWindow early;
    private final Desktop desktop;
    private final Consumer<String> documents;
    private final Lane work;
    private final PortsPart list;
    private final Screens screens;
    private final WindowRest rest;
    private final CompletableFuture<WindowParts> parts = new CompletableFuture<>();

    /**
     * Builds the list, and begins to read the machine. FX thread; {@link
     * dev.bindsight.view.look.Fonts} are loaded by then.
     *
     * @param documents opens the address of a page or a directory; may block
     */
    public MainWindow(EarlyWindow early, Desktop desktop, Consumer<String> documents) {
        this.early = early;
        this.desktop = desktop;
        this.documents = documents;
        work = early.workers().lane("moment");
        list = new PortsPart(desktop, early.settings(), early.workers());
        screens = new Screens(list.module());
        rest = new WindowRest(early.stage(), list.model(), list.poller(), work);
    }

    /** Shows it: with what has been read by now, else with what is still being read. */
    public void show() {
        early.frame().setCenter(screens);
        early.show();
        list.focus();
        rest.begin();
        new PulseByPulse(list::hasRead, this::parts).start();
    }

    /** Shows what somebody came with, as if they had typed it here. FX thread. */
    public void receive(Arrival arrival) {
        var _ = parts.thenAccept(each -> each.receive(arrival));
    }

    /** Cancels a stop and stops reading; what was begun and asked for goes on. FX thread. */
    @Override
    public void close() {
        early.leave();
        rest.end();
        screens.close();
        early.workers().close();
    }

    /**
     * Waits, two seconds at most, for what is to be done before the process ends: the settings
     * chosen last are written, held ports given back. After {@link #close}; not for the FX thread.
     */
    public void finish() {
        early.workers().finish(System.nanoTime() + LAST_WORK.toNanos());
    }

    /**
     * What is around the list comes behind its first rows, and what stands for them only where they
     * have not come soon.
     */
    private List<Runnable> parts() {
        list.begin();
        var made = new WindowParts(early, desktop, list, screens, work, documents);
        parts.complete(made);
        // not beside the first picture
        work.startAfter(Duration.ofMillis(300), made.readErrors());
        return List.of(
                made::showRail,
                made::showTop,
                made::showBottom,
                made::showDetails,
                early::complete);
    }
}
