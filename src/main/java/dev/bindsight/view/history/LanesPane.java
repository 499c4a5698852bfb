package dev.bindsight.view.history;

import dev.bindsight.history.Period;
import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.LanesChart;
import dev.bindsight.view.chart.LanesPicture;
import dev.bindsight.view.chart.LanesPicture.Bar;
import dev.bindsight.view.chart.LanesPicture.Gap;
import dev.bindsight.view.job.Lane;
import dev.bindsight.words.PastText;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The lanes, by pointer and keyboard: the wheel shows more or less about the pointer and, over the
 * names or with Shift, scrolls; what the pointer is over is told; a click selects.
 */
final class LanesPane extends HBox {
    private static final int LANES_SEEN = 8;
    private static final int LEAST_LANES = 6;

    /** How many lanes would have room where it is said that there is none. */
    private static final int NONE = 4;

    private static final double NOTCH = 1.25;
    private static final double CLOSER = 0.25;
    private static final double WIDEST = 480;
    private static final double BESIDE = 14;

    private final HistoryModel model;
    private final LanesChart lanes = new LanesChart();
    private final ScrollBar bar = new ScrollBar();
    private final Tooltip hint = new Tooltip();
    private final LaneDrawing drawing;

    /** Of which part the lanes are that are seen; what is known of the next may come later. */
    private Period seen;

    private LanesPicture picture = LanesPicture.EMPTY;

    /** Whether the bar that was selected is to be led to in the picture that comes. */
    private boolean leading;

    /**
     * Lanes over a model.
     *
     * @param work draws them up
     */
    LanesPane(HistoryModel model, Lane work) {
        this.model = model;
        seen = model.viewProperty().get().period();
        drawing = new LaneDrawing(work, this::picture, this::show);
        getStyleClass().add("history-lanes");
        lanes.setId("history-lanes");
        lanes.setAccessibleText(Texts.get("history.lanes"));
        lanes.setAccessibleHelp(Texts.get("history.lanes.help"));
        hint.setWrapText(true);
        hint.setMaxWidth(WIDEST);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setId("history-lanes-bar");
        bar.valueProperty().subscribe(value -> lanes.setTop(value.doubleValue()));
        var place = new StackPane(lanes, new LanesPlaceholder(model));
        setHgrow(place, Priority.ALWAYS);
        getChildren().addAll(place, bar);
        lanes.setOnMouseMoved(this::moved);
        lanes.setOnMouseExited(_ -> hint.hide());
        lanes.setOnMouseClicked(this::clicked);
        // over the words that there is no lane too
        place.setOnScroll(this::scrolled);
        lanes.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        lanes.currentProperty().subscribe(this::tell);
        model.viewProperty().subscribe(_ -> draw());
        model.selectedSpanProperty().subscribe(_ -> showSelected());
        lanes.widthProperty().subscribe((_, _) -> draw());
        lanes.heightProperty().subscribe((_, _) -> settle());
    }

    private void draw() {
        drawing.draw(new LaneDrawing.Wish(model.viewProperty().get(), Math.max(1, lanes.room())));
    }

    private LanesPicture picture(LaneDrawing.Wish wish) {
        HistoryView view = wish.view();
        return LaneScene.of(view, model.clock().getZone(), model.words(view), wish.room());
    }

    private void show(LaneDrawing.Wish wish, LanesPicture made) {
        seen = wish.view().period();
        picture = made;
        showLanes();
        if (leading) {
            lead();
        }
    }

    private void showLanes() {
        int count = picture.lanes().size();
        lanes.show(picture.withSelected(model.selectedSpanProperty().get()));
        // where there is none, that is said in their place
        int rows = count == 0 ? NONE : Math.clamp(count, 2, LANES_SEEN);
        setPrefHeight(LanesChart.ROW * (rows + 1) + 1);
        setMinHeight(LanesChart.ROW * Math.min(LEAST_LANES, rows + 1) + 1);
        settle();
    }

    private void showSelected() {
        showLanes();
        lead();
    }

    /** Leads to the bar that is selected, again where it may only be in the next picture. */
    private void lead() {
        leading = drawing.isBehind();
        lanes.focus(model.selectedSpanProperty().get());
        bar.setValue(lanes.top());
    }

    private void settle() {
        double hidden = lanes.tall() - lanes.getHeight();
        bar.setVisible(hidden > 0);
        bar.setManaged(hidden > 0);
        bar.setMax(Math.max(0, hidden));
        bar.setVisibleAmount(bar.getMax() * lanes.getHeight() / lanes.tall());
        bar.setUnitIncrement(LanesChart.ROW);
        bar.setBlockIncrement(lanes.getHeight() - 2 * LanesChart.ROW);
        bar.setValue(lanes.top());
    }

    private void scrolled(ScrollEvent event) {
        boolean isUpright = event.getDeltaY() != 0 && !event.isShiftDown();
        if (isUpright && event.getX() >= LanesChart.NAMES) {
            hint.hide();
            model.zoom(event.getDeltaY() > 0 ? 1 / NOTCH : NOTCH, lanes.fraction(event.getX()));
        } else {
            double by = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
            lanes.setTop(lanes.top() - Math.signum(by) * LanesChart.ROW);
            bar.setValue(lanes.top());
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        lanes.requestFocus();
        lanes.barAt(event.getX(), event.getY())
                .ifPresent(at -> {
                    lanes.focus(at.id());
                    choose(at, lanes.fraction(event.getX()));
                });
    }

    /** Selects it; what stands for several is looked at more closely instead. */
    private void choose(Bar chosen, double about) {
        if (chosen.count() > 1) {
            model.zoom(CLOSER, about);
        } else {
            model.select(chosen.id());
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isShiftDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> lanes.moveLane(-1);
            case DOWN -> lanes.moveLane(1);
            case LEFT -> lanes.moveBar(-1);
            case RIGHT -> lanes.moveBar(1);
            case ENTER, SPACE -> {
                Bar at = lanes.currentProperty().get();
                if (at == null) {
                    return;
                }
                choose(at, Math.clamp((at.from() + at.to()) / 2, 0, 1));
            }
            default -> {
                return;
            }
        }
        bar.setValue(lanes.top());
        event.consume();
    }

    private void tell(@Nullable Bar current) {
        lanes.setAccessibleText(current == null ? Texts.get("history.lanes") : words(current));
    }

    private void moved(MouseEvent event) {
        String text =
                lanes.gapAt(event.getX(), event.getY())
                        .map(Gap::words)
                        .or(() -> lanes.barAt(event.getX(), event.getY()).map(this::words))
                        .orElse("");
        if (text.isEmpty()) {
            hint.hide();
        } else {
            hint.setText(text);
            double x = event.getScreenX() + BESIDE;
            double y = event.getScreenY() + BESIDE;
            if (hint.isShowing()) {
                hint.setAnchorX(x);
                hint.setAnchorY(y);
            } else {
                hint.show(lanes, x, y);
            }
        }
    }

    /** Who had it from when to when, and how it ended. */
    private String words(Bar of) {
        if (of.count() == 1) {
            return model.span(of.id()).map(model.words()::sentence).orElse("");
        }
        Instant from = moment(of.from());
        Instant to = moment(of.to());
        PastText words = model.words().among(Stream.of(from, to));
        return Texts.get("history.many", of.count(), words.time(from), words.time(to));
    }

    private Instant moment(double fraction) {
        Duration whole = Duration.between(seen.from(), seen.to());
        return seen.from().plusMillis(Math.round(whole.toMillis() * fraction));
    }
}
