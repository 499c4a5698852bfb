package dev.bindsight.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

/** The home directory is that of the shell Bindsight is started from. */
class NativePathTest {
    private static final Path OF_ACCOUNT = Path.of(System.getProperty("user.home"));

    @Test
    void homeIsWhatTheEnvironmentSays() {
        assertThat(NativePath.home(Map.of("HOME", "/tmp/other/"))).isEqualTo(Path.of("/tmp/other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/tmp/\0"})
    void aHomeThatIsNoneLeavesThatOfTheAccount(String home) {
        assertThat(NativePath.home(Map.of("HOME", home))).isEqualTo(OF_ACCOUNT);
        assertThat(NativePath.home(Map.of())).isEqualTo(OF_ACCOUNT);
    }
}
