package dev.bindsight.view.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.regex.MatchResult;

class RichTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*:3000 LISTEN, tcp46; *:3000",
                "fe80::77 on v0, 127.0.0.1, ::1 on lo; fe80::77 127.0.0.1 ::1",
                "[fe80::77%v0]:7703 LISTEN; [fe80::77%v0]:7703",
                "Use fe80::77%v0.1. Next; fe80::77%v0.1.",
                "127.0.0.1:9000 ↔ 127.0.0.1:41512; 127.0.0.1:9000 127.0.0.1:41512",
                "2001:db8:1:2:3:4:5:6 is there; 2001:db8:1:2:3:4:5:6",
                "free at 01:30:17, std::string; ''"
            })
    void addressesOfBothFamiliesStandOutAndTimesOfDayDoNot(String text, String addresses) {
        List<String> found =
                RichText.ADDRESS.matcher(text).results().map(MatchResult::group).toList();
        assertThat(String.join(" ", found)).isEqualTo(addresses);
    }
}
