package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch.UnitChange;
import dev.bindsight.history.recorder.Recorder.Start;
import dev.bindsight.history.recorder.RecordingLoop;
import dev.bindsight.text.Texts;
import dev.bindsight.words.PastText;

import picocli.CommandLine.Model.CommandSpec;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code record}: keeps recording until it is stopped, or has systemd keep it going. */
final class RecordCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(this, "record", "bindsight record [--install | --remove | --status]")
                    .says("help.record");

    private final Value<Boolean> install = syntax.flag("--install", "help.record.install");
    private final Value<Boolean> remove = syntax.flag("--remove", "help.record.remove");
    private final Value<Boolean> status = syntax.flag("--status", "help.record.status");

    RecordCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
        syntax.spec().addOption(Syntax.help());
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        // it keeps on recording, and how long that takes to begin is nothing to who asked for it
        return List.of();
    }

    @Override
    public Integer call() {
        if (Stream.of(install, remove, status).filter(Value::get).count() > 1) {
            throw syntax.unfit(Texts.get("cli.record.oneOption"));
        }
        if (install.get()) {
            return changed(backend.get().recorder().install(), "cli.record.installed");
        }
        if (remove.get()) {
            return changed(backend.get().recorder().remove(), "cli.record.removed");
        }
        return status.get() ? tell() : record();
    }

    private int changed(UnitChange change, String done) {
        String failure = RecordText.failure(change);
        if (failure != null) {
            return refuse(failure).status();
        }
        line(Texts.get(done));
        if (change instanceof UnitChange.Done(var now) && install.get()) {
            line(RecordText.of(now));
        }
        return Exit.HOLDS.status();
    }

    private int tell() {
        RecordState state = backend.get().history().state();
        var words = new PastText(Instant.now(), ZoneId.systemDefault(), backend.get().home());
        line(RecordText.of(state, words));
        line(RecordText.of(backend.get().recorder().unit()));
        return (RecordText.isUnreadable(state) ? Exit.FAILED : Exit.HOLDS).status();
    }

    private int record() {
        try (RecordingLoop loop = backend.get().recording();
                var ending = new Ending(loop)) {
            Start start = loop.run(new Progress());
            ending.ended();
            return switch (start) {
                case Start.Started _ -> Exit.HOLDS.status();
                case Start.AlreadyRecorded _ -> refuse(Texts.get("cli.record.already")).status();
                case Start.Refused(String why) ->
                        refuse(Texts.get("record.unusable", file(), why)).status();
                case Start.Newer(int version) ->
                        refuse(Texts.get("record.newer", file(), Integer.toString(version)))
                                .status();
            };
        }
    }

    private Path file() {
        return backend.get().history().state().file();
    }

    /** Says how it goes, where somebody or the journal of systemd reads it. */
    private final class Progress implements RecordingLoop.Listener {
        @Override
        public void begun() {
            line(Texts.get("cli.record.recording", file()));
            terminal.out().flush();
        }

        @Override
        public void setAside(Path where) {
            complain(Texts.get("record.aside", where));
        }

        @Override
        public void waits(String why) {
            complain(Texts.get("cli.record.waits", Texts.get("record.unusable", file(), why)));
        }
    }

    private Exit refuse(String why) {
        complain(why);
        return Exit.FAILED;
    }

    private void complain(String why) {
        terminal.err().println(TerminalText.visible(Texts.get("cli.record.refused", why)));
    }

    private void line(String text) {
        terminal.out().println(TerminalText.visible(text));
    }

    /** A signal that ends the process ends the recording first, in order. */
    private static final class Ending implements AutoCloseable {
        private static final long GRACE_MILLIS = 2_000;

        private final RecordingLoop loop;
        private final Thread hook;
        private final CountDownLatch done = new CountDownLatch(1);

        Ending(RecordingLoop loop) {
            this.loop = loop;
            hook = new Thread(this::end, "end-of-recording");
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private void end() {
            loop.close();
            try {
                var _ = done.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void ended() {
            done.countDown();
        }

        @Override
        public void close() {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the signal came first
            }
        }
    }
}
