package dev.bindsight.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The window of Bindsight as a hand and an eye have it: clicked, typed in, and looked at. */
record BindsightWindow(Desktop desktop, String id) {

    private static final Point SEARCH = new Point(300, 24);

    /** Of the list, where no verdict stands above it, and where one does. */
    private static final Point FIRST_ROW = new Point(300, 129);

    private static final Point FIRST_ROW_BELOW_VERDICT = new Point(300, 170);

    private static final int STOP_OUTLINE = 0xCF222E;
    private static final int STOP_FILL_FOCUSED = 0xA40E26;
    private static final int DONE_FILL = 0x0969DA;
    private static final int DONE_FILL_FOCUSED = 0x0550AE;

    long pid() {
        return Long.parseLong(desktop.run("xdotool", "getwindowpid", id).output().strip());
    }

    /** Waits until rows are painted. */
    void awaitRows() {
        var port = new Rectangle(90, 120, 65, 18);
        Eventually.holds("rows are shown", () -> picture().hasText(port));
    }

    /** Gives the list the keyboard. */
    void clickFirstRow() {
        desktop.click(id, FIRST_ROW);
    }

    /** The addresses of all rows, by way of the clipboard. */
    List<String> copyAll() {
        desktop.key("ctrl+a");
        return copied();
    }

    /** Looks for a port that a process holds, and selects its row. */
    void select(int port) {
        desktop.click(id, SEARCH);
        desktop.key("ctrl+a");
        desktop.type(Integer.toString(port));
        // the verdict offers to stop the owner
        await("the verdict", picture -> outline(picture, 0, 130));
        desktop.click(id, FIRST_ROW_BELOW_VERDICT);
        await("the details", this::stopInDetails);
    }

    /** The address of the selected row, by way of the clipboard. */
    List<String> copied() {
        desktop.clearClipboard();
        desktop.key("ctrl+c");
        Eventually.holds("an address on the clipboard", () -> !desktop.clipboard().isEmpty());
        return desktop.clipboard().lines().toList();
    }

    /** Stops the owner of the selected row by clicking. */
    void stop() {
        desktop.click(id, await("Stop… in the details", this::stopInDetails));
        desktop.click(
                id,
                await(
                        "Stop in the dialog",
                        found -> button(found, all(), STOP_FILL_FOCUSED, STOP_OUTLINE)));
    }

    /** Closes the dialog that says how the stop went. */
    void closeReportOfStop() {
        var dialog = new Rectangle(300, 150, 600, 560);
        desktop.click(
                id,
                await(
                        "Done in the dialog",
                        found -> button(found, dialog, DONE_FILL, DONE_FILL_FOCUSED)));
        Eventually.holds("the dialog closes", () -> !isDimmed());
    }

    /** Opens the help by its button and closes it. */
    void openHelp() {
        assertThat(isDimmed()).as("a dialog is open already").isFalse();
        desktop.click(id, new Point(picture().width() - 24, 24));
        Eventually.holds(
                "the help opens",
                () -> isDimmed() && picture().hasText(new Rectangle(320, 180, 300, 60)));
        desktop.key("Escape");
        Eventually.holds("the help closes", () -> !isDimmed());
    }

    private Picture picture() {
        return desktop.picture(id);
    }

    /** Whether a dialog stands in front: what is behind it darkens. */
    private boolean isDimmed() {
        return (picture().at(2, 2) & 0xFF) < 0xC0;
    }

    private Optional<Point> stopInDetails(Picture picture) {
        return outline(picture, picture.height() / 2, picture.height());
    }

    private static Optional<Point> outline(Picture picture, int top, int bottom) {
        return picture.middleOf(STOP_OUTLINE, new Rectangle(0, top, picture.width(), bottom - top));
    }

    private static Optional<Point> button(
            Picture picture, Rectangle within, int fill, int otherFill) {
        return picture.middleOfFilled(fill, within)
                .or(() -> picture.middleOfFilled(otherFill, within));
    }

    private static Rectangle all() {
        return new Rectangle(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private Point await(String what, Function<Picture, Optional<Point>> where) {
        var found = new Point[1];
        Eventually.holds(
                what,
                () -> {
                    where.apply(picture()).ifPresent(at -> found[0] = at);
                    return found[0] != null;
                });
        return found[0];
    }
}
