package dev.bindsight.view;

import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.view.shell.LiveModel;

import java.time.Duration;

/**
 * The poller as the top bar knows it.
 *
 * @param poller reads the machine
 */
record PollerReader(InventoryPoller poller) implements LiveModel.Reader {
    @Override
    public void setInterval(Duration interval) {
        poller.setInterval(interval);
    }

    @Override
    public void pause() {
        poller.pause();
    }

    @Override
    public void resume() {
        poller.resume();
    }

    @Override
    public void refresh() {
        poller.refresh();
    }

    @Override
    public void setMeasured(boolean measured) {
        poller.setMeasured(measured);
    }

    @Override
    public void spent(Duration more) {
        poller.spent(more);
    }

    @Override
    public Duration pace() {
        return poller.pace();
    }

    @Override
    public void choose(SourceChoice choice) {
        poller.choose(choice);
    }
}
