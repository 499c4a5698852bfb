package dev.bindsight.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;

/** Moments of the past as people and scripts write them. */
class PastTimeTest {
    /** Thursday, 10:30 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-26T09:30:00Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T14:00:00Z,      2026-11-25T14:00:00Z",
        "2026-11-25T14:00:00+02:00, 2026-11-25T12:00:00Z",
        "2026-11-25T14:00:07.5Z,    2026-11-25T14:00:07.5Z",
        "2026-11-25T14:00,          2026-11-25T13:00:00Z",
        "2026-11-25 14:00,          2026-11-25T13:00:00Z",
        "2026-11-25,                2026-11-24T23:00:00Z",
        "14:00,                     2026-11-25T13:00:00Z",
        "10:00,                     2026-11-26T09:00:00Z",
        "9:05:07,                   2026-11-26T08:05:07Z",
        "yesterday 14:00,           2026-11-25T13:00:00Z",
        "Yesterday at 14:00,        2026-11-25T13:00:00Z",
        "yesterday,                 2026-11-24T23:00:00Z",
        "today 08:00,               2026-11-26T07:00:00Z",
        "Mon 14:00,                 2026-11-23T13:00:00Z",
        "Thu 10:00,                 2026-11-26T09:00:00Z",
        "Thu 14:00,                 2026-11-19T13:00:00Z",
        "today 14:00,               2026-11-26T13:00:00Z",
        "3h,                        2026-11-26T06:30:00Z",
        "1d,                        2026-11-25T09:30:00Z",
        "90s,                       2026-11-26T09:28:30Z",
        "2w,                        2026-11-12T09:30:00Z",
        "a minute ago,              2026-11-26T09:29:00Z",
        "An hour ago,               2026-11-26T08:30:00Z",
        "10 minutes ago,            2026-11-26T09:20:00Z",
        "2 weeks ago,               2026-11-12T09:30:00Z",
        "30m,                       2026-11-26T09:00:00Z",
        "now,                       2026-11-26T09:30:00Z"
    })
    void whatIsWrittenIsRead(String text, Instant expected) {
        assertThat(PastTime.parse(text, NOW, BERLIN)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "25:00",
                "2026-13-01",
                "3",
                "3000",
                "3 hours",
                "a while ago",
                "-3h",
                "9999999999w",
                "mo",
                "14:00 yesterday",
                "2026-11-25T"
            })
    void whatIsNoneIsRefused(String text) {
        assertThat(PastTime.parse(text, NOW, BERLIN)).isEmpty();
    }
}
