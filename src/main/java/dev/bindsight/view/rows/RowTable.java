package dev.bindsight.view.rows;

import javafx.event.EventDispatcher;
import javafx.scene.control.Skin;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * A table of rows that come and go. Selection, focus and the place where a range begins follow the
 * rows, not the places they happen to be at. Its columns are those of a screen.
 */
public class RowTable<K, F> extends TableView<Row<K, F>> {
    /** Where the keys of a table keep the place from which they select a range. */
    private static final String ANCHOR = "anchor";

    private final RowSelection<Row<K, F>> selection;
    private @Nullable Row<K, F> focusPutAside;
    private @Nullable Row<K, F> anchorPutAside;
    private int focusWasAt;
    private int anchorWasAt;

    /**
     * A table without columns.
     *
     * @param rows what it shows, always
     * @param height that of a row in pixels
     */
    @SuppressWarnings("this-escape") // what it calls is JavaFX's, which no table of ours overrides
    public RowTable(RowList<K, F> rows, double height) {
        super(rows);
        setFixedCellSize(height);
        selection = new RowSelection<>(this);
        setSelectionModel(selection);
        tellOncePerEvent();
        addEventFilter(KeyEvent.KEY_PRESSED, this::selectFirst);
        WheelRows.install(this);
        rows.changingProperty().subscribe((_, changing) -> rowsChanging(changing));
    }

    @Override
    public void requestLayout() {
        super.requestLayout();
        ForgottenLayout.remember(this);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new RowTableSkin<>(this);
    }

    /** Selects these rows alone, as far as they are listed, and shows the first. */
    public void select(List<Row<K, F>> rows) {
        int[] places = rows.stream().mapToInt(row -> placeOf(row, 0)).filter(i -> i >= 0).toArray();
        if (places.length > 0) {
            selection.hold();
            selection.clearSelection();
            selection.selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
            selection.release();
            getFocusModel().focus(places[0]);
            scrollTo(Math.max(0, places[0] - 3));
        }
    }

    /** Where the row of a key is, -1 if it is not listed. */
    public int place(K key) {
        List<Row<K, F>> rows = getItems();
        int size = rows.size();
        for (int i = 0; i < size; i++) {
            if (key.equals(rows.get(i).key())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The keys of a table take rows out of the selection one by one. What one key or click does is
     * told when it is done.
     */
    private void tellOncePerEvent() {
        EventDispatcher usual = getEventDispatcher();
        setEventDispatcher((event, tail) -> {
            selection.hold();
            try {
                return usual.dispatchEvent(event, tail);
            } finally {
                selection.release();
            }
        });
    }

    /**
     * Where no row is selected an arrow selects the one that has the focus, in a list that was not
     * used yet the first. JavaFX goes on from it, so that the first could be reached only upwards.
     */
    private void selectFirst(KeyEvent key) {
        boolean plain = !key.isShortcutDown() && !key.isShiftDown() && !key.isAltDown();
        boolean arrow = key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP;
        if (plain && arrow && selection.isEmpty() && !getItems().isEmpty()) {
            int at = Math.max(0, getFocusModel().getFocusedIndex());
            selection.clearAndSelect(at);
            getFocusModel().focus(at);
            key.consume();
        }
    }

    /**
     * The selection follows its rows. The focus does not: JavaFX moves it by as many rows as came
     * or went anywhere, so it is put aside, as is the row where a range of rows begins.
     */
    private void rowsChanging(boolean changing) {
        if (changing) {
            selection.hold();
            Object anchor = getProperties().get(ANCHOR);
            int from = anchor instanceof TablePosition<?, ?> place ? place.getRow() : -1;
            boolean there = from >= 0 && from < getItems().size();
            anchorPutAside = there ? getItems().get(from) : null;
            anchorWasAt = from;
            focusPutAside = getFocusModel().getFocusedItem();
            focusWasAt = getFocusModel().getFocusedIndex();
            getFocusModel().focus(-1);
        } else {
            focusAgain();
            selection.release();
        }
    }

    private void focusAgain() {
        Row<K, F> anchor = anchorPutAside;
        Row<K, F> focused = focusPutAside;
        anchorPutAside = null;
        focusPutAside = null;
        int anchorPlace = anchor == null ? -1 : placeOf(anchor, anchorWasAt);
        if (anchorPlace >= 0) {
            getProperties().put(ANCHOR, new TablePosition<>(this, anchorPlace, null));
        } else {
            getProperties().remove(ANCHOR);
        }
        if (focused != null) {
            int at = focused == anchor ? anchorPlace : placeOf(focused, focusWasAt);
            getFocusModel().focus(at < 0 ? selection.lastSelected() : at);
        }
    }

    /** Where a row is, -1 if it is not listed; soon found where it is not far from a place. */
    private int placeOf(Row<K, F> row, int near) {
        List<Row<K, F>> rows = getItems();
        int size = rows.size();
        int below = Math.clamp(near, 0, size);
        int above = below - 1;
        while (above >= 0 || below < size) {
            if (below < size && rows.get(below) == row) {
                return below;
            }
            if (above >= 0 && rows.get(above) == row) {
                return above;
            }
            above--;
            below++;
        }
        return -1;
    }
}
