package dev.bindsight.view.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.stream.Stream;

/** What the palette offers for a few letters. */
class PaletteModelTest {
    private final PaletteModel model =
            new PaletteModel(
                    Stream.of(
                                    "Stop the owner of port 3000…",
                                    "Try to bind port 3000",
                                    "Go to Ports",
                                    "Go to Bind",
                                    "Go to Connect",
                                    "Go to Errnos",
                                    "List: Every socket",
                                    "Theme: Dark",
                                    "Read the machine now")
                            .map(PaletteModelTest::entry)
                            .toList(),
                    text -> text.equals("8080") ? List.of(entry("Show port 8080")) : List.of());

    @ParameterizedTest(name = "[{0}] finds {1}")
    @CsvSource({
        "bind, Go to Bind",
        "bind port, Try to bind port 3000",
        "gtb, Go to Bind",
        "go bind, Go to Bind",
        "errno, Go to Errnos",
        "dark, Theme: Dark",
        "DARK, Theme: Dark",
        "every, List: Every socket",
        "stop, Stop the owner of port 3000…",
        "rtmn, Read the machine now",
        "8080, Show port 8080"
    })
    void theBestComesFirst(String typed, String title) {
        model.typedProperty().set(typed);
        assertThat(model.fittingProperty().get().getFirst().title()).isEqualTo(title);
    }

    @Test
    void everythingIsThereInItsOrderBeforeAnythingIsTyped() {
        assertThat(model.fittingProperty().get()).hasSize(9);
        assertThat(model.fittingProperty().get().getFirst().title()).startsWith("Stop");
    }

    @Test
    void whatHasNotAllLettersInOrderDoesNotFit() {
        model.typedProperty().set("zzz");
        assertThat(model.fittingProperty().get()).isEmpty();
    }

    /** Half of all texts have four letters somewhere in that order. */
    @Test
    void lettersFromWithinWordsDoNotFit() {
        model.typedProperty().set("sett");
        assertThat(model.fittingProperty().get()).isEmpty();
        model.typedProperty().set("rdth");
        assertThat(model.fittingProperty().get()).isEmpty();
    }

    @Test
    void whatIsOfAKindIsFoundByIt() {
        var settings =
                new PaletteModel(
                        List.of(entry("Go to Ports"), entry("Theme: Dark").of("Settings")),
                        _ -> List.of());
        settings.typedProperty().set("sett");
        assertThat(settings.fittingProperty().get())
                .extracting(PaletteEntry::title)
                .containsExactly("Theme: Dark");
    }

    private static PaletteEntry entry(String title) {
        return new PaletteEntry(Feather.CIRCLE, title, "", () -> {});
    }
}
