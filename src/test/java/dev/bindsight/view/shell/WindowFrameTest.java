package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.WindowPlace;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A window comes back exactly where it was left, and is never where nobody can reach it. */
class WindowFrameTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 0, 1280, 800);
    private static final Rectangle2D LEFT_OF_IT = new Rectangle2D(-1920, 0, 1920, 1080);

    @Test
    void aPlaceThatIsSeenStaysExactlyThatPlace() {
        assertThat(WindowFrame.reachable(at(37, 61, 900, 600), List.of(MAIN)))
                .isEqualTo(at(37, 61, 900, 600));
        assertThat(WindowFrame.reachable(at(900, 400, 900, 600), List.of(MAIN)))
                .as("partly beside the screen, as it was left")
                .isEqualTo(at(900, 400, 900, 600));
        assertThat(WindowFrame.reachable(at(-1500, 200, 900, 600), List.of(MAIN, LEFT_OF_IT)))
                .isEqualTo(at(-1500, 200, 900, 600));
    }

    @Test
    void whereTheScreenIsGoneItComesBackIntoTheOneThatIsLeft() {
        assertThat(WindowFrame.reachable(at(-1500, 200, 900, 600), List.of(MAIN)))
                .isEqualTo(at(0, 200, 900, 600));
        assertThat(WindowFrame.reachable(at(1270, 790, 900, 600), List.of(MAIN)))
                .isEqualTo(at(380, 200, 900, 600));
        assertThat(WindowFrame.reachable(at(100, -300, 900, 600), List.of(MAIN)))
                .as("its title bar is above the screen")
                .isEqualTo(at(100, 0, 900, 600));
    }

    @Test
    void itIsNeverLargerThanItsScreen() {
        assertThat(WindowFrame.reachable(at(-1900, 0, 3000, 2000), List.of(MAIN)))
                .isEqualTo(at(0, 0, 1280, 800));
        assertThat(WindowFrame.reachable(new WindowPlace(null, 1200, 900, true), List.of(MAIN)))
                .isEqualTo(new WindowPlace(null, 1200, 800, true));
    }

    private static WindowPlace at(int x, int y, int width, int height) {
        return new WindowPlace(new WindowPlace.Corner(x, y), width, height, false);
    }
}
