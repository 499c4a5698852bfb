package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "6.15.0-1-amd64, true",
        "6.18.44, true",
        "7.0, true",
        "10.2-rc1, true",
        "6.14.9, false",
        "6.8.0-31-generic, false",
        "5.15.167.4-microsoft-standard-WSL2, false",
        "'', false",
        "linux, false",
        "99999999999.1, false",
    })
    void aReleaseIsComparedByItsFirstTwoNumbers(String text, boolean atLeast) {
        assertThat(KernelRelease.parse(text).isAtLeast(6, 15)).isEqualTo(atLeast);
    }
}
