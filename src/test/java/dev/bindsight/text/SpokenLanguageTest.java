package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenLanguageTest {
    @ParameterizedTest
    @CsvSource({
        "de_AT.UTF-8,    _de _de_AT",
        "de_DE@euro,     _de _de_DE",
        "de,             _de",
        "en-XA,          _en _en_XA",
        "zh-Hant-TW,     _zh _zh_Hant _zh_TW",
        "C.UTF-8,        ''",
        "'',             ''"
    })
    void aLanguageIsNamedAsTheSystemOrAsATagNamesIt(String name, String endings) {
        assertThat(String.join(" ", SpokenLanguage.named(name).endings())).isEqualTo(endings);
    }

    @Test
    void whatIsSaidInALanguageIsSoUntilItIsSaidAndForThatThreadAlone() {
        SpokenLanguage other = SpokenLanguage.named("xx");

        assertThat(other.say(SpokenLanguage::spoken)).isSameAs(other);
        assertThat(other.say(() -> SpokenLanguage.ENGLISH.say(SpokenLanguage::spoken)))
                .isSameAs(SpokenLanguage.ENGLISH);
        assertThat(SpokenLanguage.spoken()).isNotSameAs(other);
    }

    @Test
    void aLanguageWithoutFilesSpeaksEnglish() {
        assertThat(SpokenLanguage.named("xx").say(() -> Texts.get("whyConnect.after.made")))
                .isEqualTo(SpokenLanguage.ENGLISH.say(() -> Texts.get("whyConnect.after.made")));
    }
}
