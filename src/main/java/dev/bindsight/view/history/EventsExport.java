package dev.bindsight.view.history;

import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.json.HistoryJson;
import dev.bindsight.json.JsonText;
import dev.bindsight.text.Csv;
import dev.bindsight.text.Texts;
import dev.bindsight.view.screen.SaveDialog;
import dev.bindsight.words.EventText;

import javafx.stage.FileChooser;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Saves the events that are listed: comma-separated values (RFC 4180), or the JSON of {@code
 * bindsight history --json} if the name ends so, which has the spans and gaps of that time too.
 */
final class EventsExport {
    private EventsExport() {}

    static void ask(SaveDialog dialog, HistoryModel model) {
        HistoryView view = model.viewProperty().get();
        if (view.state() == null) {
            return;
        }
        List<PastEvent> listed = model.events().reversed();
        var words = new EventText(model.words());
        HistoryAnswer answer = view.answer();
        var state = view.state();
        dialog.ask(
                Texts.get("history.export"),
                "history.csv",
                List.of(
                        new FileChooser.ExtensionFilter(Texts.get("export.csv"), "*.csv"),
                        new FileChooser.ExtensionFilter(Texts.get("export.json"), "*.json")),
                file -> {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    var shown =
                            new HistoryAnswer(
                                    answer.spans(),
                                    listed,
                                    answer.gaps(),
                                    answer.cut() || view.drawnFrom() != null);
                    Files.writeString(
                            file,
                            name.endsWith(".json")
                                    ? new JsonText().format(HistoryJson.of(state, shown))
                                    : csv(listed, words));
                });
    }

    /** The events, the earliest first; moments in UTC. */
    static String csv(List<PastEvent> events, EventText words) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of(
                        EventColumn.TIME.title(),
                        EventColumn.PORT.title(),
                        Texts.get("history.csv.protocol"),
                        Texts.get("history.csv.address"),
                        EventColumn.WHAT.title(),
                        EventColumn.PROCESS.title(),
                        Texts.get("export.pids"),
                        EventColumn.USER.title(),
                        EventColumn.HOW.title()));
        for (PastEvent event : events) {
            PastPlace place = event.place();
            PastHolder holder = EventColumn.doer(event);
            lines.add(
                    List.of(
                            event.at().toString(),
                            place == null ? "" : place.port().toString(),
                            place == null ? "" : place.protocol().name().toLowerCase(Locale.ROOT),
                            place == null ? "" : place.local().address().toString(),
                            EventText.what(event.kind()),
                            Objects.requireNonNullElse(EventColumn.name(event), ""),
                            holder == null ? "" : holder.pid().toString(),
                            holder == null ? "" : holder.user(),
                            words.how(event)));
        }
        return Csv.of(lines);
    }
}
