package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindQuestions;
import dev.bindsight.view.bind.StopDialogs;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.feather.Feather;

import java.io.File;
import java.time.Clock;
import java.util.List;

/** The Explain screen with its model and threads. */
public final class ExplainPart implements Screen {
    private final ExplainModel model;
    private final ExplainScreen screen;
    private final CommandSet commands = new CommandSet();
    private final Clock clock;

    private ExplainPart(ScreenContext context, StopDialogs stops) {
        clock = context.clock();
        var readers = new Readers(context.probing().errnos());
        var reading = context.workers().lane("explain-reading");
        var checked =
                new CheckedError(
                        context.probing().reports(), context.workers().lane("explain-checking"));
        model =
                new ExplainModel(
                        readers,
                        reading,
                        context.workers().lane("explain-editing"),
                        new LogModel.Surroundings(
                                readers,
                                context.probing().reports(),
                                context.workers().lane("explain-log"),
                                context.workers().lane("explain-looking"),
                                clock),
                        checked);
        var offers =
                new OfferTaking(
                        checked,
                        context.probing().remedies(),
                        new BindQuestions(context.overlay(), Clipboards::put),
                        stops,
                        context.navigation(),
                        context.probing().names(),
                        context.workers().lane("explain-fixing"));
        commands.on(Command.PASTE, this::paste)
                .on(Command.OPEN_FILE, this::openFile)
                .on(Command.EDIT_TEXT, model::canEdit, model::toggleEditing)
                .on(Command.CLEAR_TEXT, this::hasSubject, model::clear)
                .on(Command.NEXT_ERROR, this::hasSubject, () -> model.step(1))
                .on(Command.PREVIOUS_ERROR, this::hasSubject, () -> model.step(-1))
                .on(Command.AGAIN, this::hasError, checked::again)
                .on(Command.COPY_REPORT, this::hasError, this::copy)
                .on(Command.CANCEL, model::isReading, model::cancel);
        screen =
                new ExplainScreen(
                        model,
                        new ExplainScreen.Surroundings(
                                new VerdictView(offers, context.navigation(), clock),
                                offers,
                                context.probing().errnos(),
                                Clipboards::put,
                                context.machine()::userName,
                                clock),
                        commands);
    }

    /**
     * The screen, not made yet.
     *
     * @param stops opens the dialog that stops owners
     */
    public static ScreenModule<ExplainPart> module(ScreenContext context, StopDialogs stops) {
        return new ScreenModule<>(
                Place.EXPLAIN,
                Feather.FILE_TEXT,
                Texts.get("explain.title"),
                new OnDemand<>(() -> new ExplainPart(context, stops)));
    }

    @Override
    public Region content() {
        return screen;
    }

    @Override
    public void focus() {
        screen.enter();
    }

    /** Keys that a field needs itself stay with it. */
    @Override
    public boolean pressed(KeyEvent event) {
        return !(event.getTarget() instanceof TextInputControl) && commands.pressed(event);
    }

    /** Reads a text. */
    public void explain(String text) {
        model.paste(text);
    }

    /** Reads what is on the clipboard: a file that was copied, or a text. */
    public void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        List<File> files = clipboard.hasFiles() ? clipboard.getFiles() : List.of();
        if (files.isEmpty()) {
            model.paste(clipboard.getString());
        } else {
            model.open(files.getFirst().toPath());
        }
    }

    private boolean hasSubject() {
        return !(model.subjectProperty().get() instanceof ExplainSubject.Nothing);
    }

    private boolean hasError() {
        return model.checked().errorProperty().get() != null;
    }

    private void openFile() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.get("explain.open.title"));
        File chosen = chooser.showOpenDialog(screen.getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    /** The lines that are selected in the text, where it has the focus; else the whole report. */
    private void copy() {
        String selected = screen.selectedText();
        FoundError error = model.checked().errorProperty().get();
        if (selected != null) {
            Clipboards.put(selected);
        } else if (error != null) {
            Clipboards.put(
                    ErrorMarkdown.of(
                            error, model.checked().findingProperty().get(), clock.getZone()));
        }
    }
}
