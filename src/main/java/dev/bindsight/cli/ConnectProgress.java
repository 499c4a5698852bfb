package dev.bindsight.cli;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.model.Resolution;
import dev.bindsight.text.Texts;

import java.util.function.Consumer;

/**
 * How far a long connect is, on one line of standard error that is written over and taken away in
 * the end; only where someone sits there to read it.
 */
final class ConnectProgress implements ConnectObserver, AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;

    private final Terminal terminal;
    private final boolean shown;
    private final Consumer<Resolution> resolved;
    private long last = System.nanoTime();
    private int written;

    /**
     * Nothing is shown for the first tenth of a second.
     *
     * @param wanted whether anything is to be shown at all
     * @param resolved is told what the name resolved to
     */
    ConnectProgress(Terminal terminal, boolean wanted, Consumer<Resolution> resolved) {
        this.resolved = resolved;
        this.terminal = terminal;
        shown = wanted && terminal.canAsk();
    }

    @Override
    public void resolved(Resolution resolution) {
        resolved.accept(resolution);
    }

    @Override
    public synchronized void progress(int done, int total) {
        long now = System.nanoTime();
        if (shown && total > 1 && now - last > PAUSE_NANOS) {
            last = now;
            String all = Integer.toString(total);
            write(Texts.get("cli.connect.progress", Integer.toString(done), all));
        }
    }

    @Override
    public synchronized void close() {
        if (written > 0) {
            write("");
            terminal.err().print("\r");
            terminal.err().flush();
        }
    }

    private void write(String text) {
        String line = TerminalText.clip(text, Math.max(1, terminal.columns() - 1));
        terminal.err().print("\r" + TerminalText.pad(line, written, false));
        terminal.err().flush();
        written = TerminalText.width(line);
    }
}
