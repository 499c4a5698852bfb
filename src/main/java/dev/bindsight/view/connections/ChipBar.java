package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the list can be narrowed to with a click: what ails, states, and where the peers are. */
final class ChipBar extends HBox {
    private static final double ROOM_FOR_WORDS = 700;
    private static final double CHIP_ROOM = 120;
    private static final double FIXED_ROOM = 440;
    private static final double NARROW_ROOM = 250;

    private final ConnectionsModel model;
    private final Chip ailing;
    private final HBox states = new HBox(4);
    private final Region behindStates = line();
    private final Map<String, Chip> byState = new HashMap<>();
    private final Map<Reach, Chip> byReach = new EnumMap<>(Reach.class);

    ChipBar(ConnectionsModel model) {
        this.model = model;
        getStyleClass().add("chip-bar");
        setAlignment(Pos.CENTER_LEFT);
        states.setAlignment(Pos.CENTER_LEFT);
        ailing =
                new Chip(
                        "ailing",
                        Texts.get("connections.chip.ailing"),
                        Feather.ALERT_TRIANGLE,
                        () -> model.chipsProperty().set(chips().withAiling()));
        getChildren().addAll(ailing, line(), states, behindStates);
        for (Reach reach : Reach.values()) {
            var chip =
                    new Chip(
                            reach.name(),
                            Texts.get("connections.reach." + reach),
                            reach.icon(),
                            () -> model.chipsProperty().set(chips().with(reach)));
            byReach.put(reach, chip);
            getChildren().add(chip);
        }
        Nodes.show(states, false);
        Nodes.show(behindStates, false);
        model.countsProperty().subscribe(_ -> show());
        model.chipsProperty().subscribe(_ -> show());
        widthProperty().subscribe(_ -> show());
    }

    private Chips chips() {
        return model.chipsProperty().get();
    }

    private void show() {
        ConnectionCounts counts = model.countsProperty().get();
        Chips on = chips();
        boolean words = getWidth() >= ROOM_FOR_WORDS;
        ailing.show(counts.ailing(), on.ailing(), true);
        byReach.forEach((reach, chip) -> chip.show(null, on.reaches().contains(reach), words));
        List<Node> now = new ArrayList<>();
        for (String state : shownStates(counts, on.states())) {
            Chip chip =
                    byState.computeIfAbsent(
                            state,
                            each ->
                                    new Chip(
                                            each,
                                            each,
                                            null,
                                            () -> model.chipsProperty().set(chips().with(each))));
            chip.show(counts.states().getOrDefault(state, 0), on.states().contains(state), true);
            now.add(chip);
        }
        if (!states.getChildren().equals(now)) {
            states.getChildren().setAll(now);
            // without a state two lines would stand side by side
            Nodes.show(states, !now.isEmpty());
            Nodes.show(behindStates, !now.isEmpty());
        }
    }

    /** As many as there is room for: those that are on, and the most frequent. */
    private List<String> shownStates(ConnectionCounts counts, Set<String> on) {
        double taken = getWidth() >= ROOM_FOR_WORDS ? FIXED_ROOM : NARROW_ROOM;
        int room = (int) Math.max(1, (getWidth() - taken) / CHIP_ROOM);
        List<String> all = new ArrayList<>(counts.states().keySet());
        on.stream().filter(each -> !all.contains(each)).forEach(all::add);
        all.sort(
                Comparator.comparing((String each) -> !on.contains(each))
                        .thenComparingInt(each -> -counts.states().getOrDefault(each, 0))
                        .thenComparing(each -> each));
        List<String> shown = new ArrayList<>(all.subList(0, Math.min(room, all.size())));
        // in one order whatever their numbers: a chip does not move away from under the pointer
        shown.sort(Comparator.naturalOrder());
        return shown;
    }

    private static Region line() {
        return Nodes.styled(new Region(), "separator-line");
    }

    /** One of them. */
    private static final class Chip extends ToggleButton {
        private final String words;
        private final Label count = Nodes.label("", "muted");

        Chip(String id, String words, @Nullable Feather icon, Runnable act) {
            this.words = words;
            setId("chip-" + id);
            getStyleClass().setAll("filter-chip");
            setMinWidth(USE_PREF_SIZE);
            HBox box = Nodes.row(4);
            if (icon != null) {
                box.getChildren().add(Icons.of(icon, 12));
            }
            box.getChildren().addAll(Nodes.label(words, "chip-words"), count);
            setGraphic(box);
            setOnAction(_ -> act.run());
            Hint.on(this, words);
        }

        void show(@Nullable Integer number, boolean on, boolean inWords) {
            setSelected(on);
            count.setText(number == null ? "" : Integer.toString(number));
            Nodes.show(count, number != null);
            if (getGraphic() instanceof HBox box) {
                for (Node node : box.getChildren()) {
                    if (node.getStyleClass().contains("chip-words")) {
                        Nodes.show(node, inWords);
                    }
                }
            }
            setAccessibleText(number == null ? words : words + " " + number);
        }
    }
}
