package dev.bindsight.view.look;

import com.sun.glass.ui.Timer;

/** A timer that really rests while it is paused: the one below is stopped, and started after. */
final class RestingTimer extends Timer {
    private final Timer timer;
    private final int millis;

    /** JavaFX has ended; it may still ask for a pulse, from a thread that has not noticed. */
    private boolean over;

    /**
     * @param timer is running
     * @param millis its period
     */
    RestingTimer(Timer timer, int millis) {
        super(() -> {});
        this.timer = timer;
        this.millis = millis;
    }

    @Override
    public synchronized void pause() {
        timer.stop();
    }

    @Override
    public synchronized void resume() {
        if (!over && !timer.isRunning()) {
            timer.start(millis);
        }
    }

    @Override
    public synchronized void start(int period) {
        over = false;
        timer.start(period);
    }

    @Override
    public synchronized void start() {
        over = false;
        timer.start();
    }

    @Override
    public synchronized void stop() {
        over = true;
        timer.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return timer.isRunning();
    }

    @Override
    protected long _start(Runnable what) {
        throw untouched();
    }

    @Override
    protected long _start(Runnable what, int period) {
        throw untouched();
    }

    @Override
    protected void _stop(long pointer) {
        throw untouched();
    }

    @Override
    protected void _pause(long pointer) {
        throw untouched();
    }

    @Override
    protected void _resume(long pointer) {
        throw untouched();
    }

    private static IllegalStateException untouched() {
        return new IllegalStateException("what is native belongs to the timer below");
    }
}
