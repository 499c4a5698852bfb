package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.text.Texts;
import dev.bindsight.view.screen.Place;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

/** The screens that the command line takes are those of the window, and the help names them. */
class ScreenNamesTest {
    private static final List<String> NAMES =
            WindowRequest.SCREENS.stream()
                    .filter(name -> !name.equals(WindowRequest.CLIPBOARD))
                    .toList();

    @Test
    void whatCanBeAskedForIsThePlaceOfThatName() {
        assertThat(NAMES)
                .isNotEmpty()
                .allSatisfy(name -> {
                    Place place = Arrivals.of(new WindowRequest(name, "")).place();
                    assertThat(place).isNotNull().hasToString(name.toUpperCase(Locale.ROOT));
                });
    }

    @Test
    void theHelpNamesThemAll() {
        List<String> words = List.of(Texts.get("help.bindsight.show").split("\\W+"));

        assertThat(words).containsAll(NAMES).contains(WindowRequest.CLIPBOARD);
    }
}
