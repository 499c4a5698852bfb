package dev.bindsight.view.rows;

import javafx.scene.control.TableRow;

import java.util.Arrays;
import java.util.List;

/** Where the rows on the screen belong when the list under them has become another. */
final class RowPlaces {
    private RowPlaces() {}

    /**
     * For each row the place in sight that it is to have: that of the item it shows where that is
     * still in sight, else one that is left over.
     *
     * @param rows from top to bottom
     * @param from the place of the first in the list
     * @param step a row moves by so many places, or by a multiple
     */
    static <T> int[] of(List<TableRow<T>> rows, List<T> items, int from, int step) {
        int size = rows.size();
        int[] places = new int[size];
        Arrays.fill(places, -1);
        boolean[] taken = new boolean[size];
        for (int at = 0; at < size && from + at < items.size(); at++) {
            T item = items.get(from + at);
            for (int row = 0; row < size; row++) {
                boolean shows = !rows.get(row).isEmpty() && rows.get(row).getItem() == item;
                if (shows && (row - at) % step == 0 && places[row] < 0) {
                    places[row] = at;
                    taken[at] = true;
                    break;
                }
            }
        }
        for (int row = 0; row < size; row++) {
            if (places[row] < 0 && !taken[row]) {
                places[row] = row;
                taken[row] = true;
            }
        }
        int free = 0;
        for (int row = 0; row < size; row++) {
            if (places[row] < 0) {
                while (taken[free]) {
                    free++;
                }
                places[row] = free;
                taken[free] = true;
            }
        }
        return places;
    }
}
