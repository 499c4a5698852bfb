package dev.bindsight.view.shell;

import dev.bindsight.inventory.SourceComparison;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.EndlessBar;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;
import dev.bindsight.words.SocketText;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads every source and shows where they differ. */
public final class CompareSheet {
    private static final double LIST_HEIGHT = 220;

    private final Overlay overlay;
    private final Supplier<SourceComparison> compare;
    private final Lane lane;

    /**
     * A comparison.
     *
     * @param compare reads every source; blocks
     * @param lane runs what blocks
     */
    public CompareSheet(Overlay overlay, Supplier<SourceComparison> compare, Lane lane) {
        this.overlay = overlay;
        this.compare = compare;
        this.lane = lane;
    }

    /** Opens the sheet and begins to read. */
    public void show() {
        var body =
                new VBox(12, Nodes.words(Texts.get("compare.reading"), "muted"), new EndlessBar());
        Sheet.show("compare-sheet", Texts.get("compare.title"), body, overlay);
        lane.startInstead(
                new Job(
                        Texts.get("job.sources"),
                        _ -> {
                            SourceComparison found = compare.get();
                            return () -> fill(body, found);
                        }));
    }

    private static void fill(VBox body, SourceComparison found) {
        String sources =
                found.sources().stream().map(StatusBar::name).collect(Collectors.joining(", "));
        body.getChildren()
                .setAll(
                        Nodes.words(
                                Texts.get(
                                        "compare.agree",
                                        sources,
                                        found.agreeing(),
                                        found.sources().size())));
        for (SourceRefusal refusal : found.refusals()) {
            body.getChildren()
                    .add(
                            Nodes.words(
                                    Texts.get(
                                            "compare.refused",
                                            StatusBar.name(refusal.source()),
                                            refusal),
                                    "muted"));
        }
        int differences = found.differences().size();
        body.getChildren()
                .add(Nodes.words(Texts.get("compare.differences", differences), "strong"));
        if (differences > 0) {
            body.getChildren().add(list(found));
            body.getChildren().add(Nodes.words(Texts.get("compare.note"), "muted", "small"));
        }
    }

    private static ListView<SourceComparison.Difference> list(SourceComparison found) {
        var list = Nodes.named("compare-list", new ListView<SourceComparison.Difference>());
        list.getStyleClass().add("dense");
        list.setAccessibleText(Texts.get("compare.title"));
        list.setPrefHeight(LIST_HEIGHT);
        list.setCellFactory(_ -> new DifferenceCell(found.sources()));
        list.getItems().setAll(found.differences());
        return list;
    }

    /** A socket, and what each source says of it. */
    private static final class DifferenceCell extends ListCell<SourceComparison.Difference> {
        private final List<Source> sources;

        DifferenceCell(List<Source> sources) {
            this.sources = sources;
            getStyleClass().addAll("mono", "difference");
            // as wide as the list: what does not fit goes on in the next line
            setPrefWidth(0);
            setWrapText(true);
        }

        @Override
        protected void updateItem(SourceComparison.@Nullable Difference found, boolean empty) {
            super.updateItem(found, empty);
            setText(empty || found == null ? null : text(found));
        }

        private String text(SourceComparison.Difference found) {
            var socket = found.socket();
            String peer = socket.remote() == null ? "" : " → " + socket.remote();
            String said =
                    sources.stream()
                            .map(source -> StatusBar.name(source) + " " + state(found, source))
                            .collect(Collectors.joining(", "));
            String why = found.expected() ? " " + Texts.get("compare.expected") : "";
            return SocketText.protocol(socket) + " " + socket.local() + peer + "\n" + said + why;
        }

        private static String state(SourceComparison.Difference found, Source source) {
            TcpState state = found.states().get(source);
            return state == null
                    ? Texts.get("compare.missing")
                    : state.label(found.socket().protocol());
        }
    }
}
