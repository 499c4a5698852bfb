package dev.bindsight.inventory.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a command line of systemd-socket-activate starts later. */
class SocketActivateTest {
    @Test
    void whatStandsBehindTheOptionsIsStarted() {
        assertThat(starts("systemd-socket-activate", "-l", "8080", "python3", "-m", "http.server"))
                .containsExactly("python3", "-m", "http.server");
        assertThat(starts("/usr/bin/systemd-socket-activate", "--listen=8080", "-a", "cat", "-l"))
                .containsExactly("cat", "-l");
        assertThat(starts("systemd-socket-activate", "-dl8080", "-aE", "X=1", "--", "-odd"))
                .containsExactly("-odd");
        assertThat(starts("systemd-socket-activate", "--listen", "8080", "--fdname", "web", "srv"))
                .containsExactly("srv");
    }

    @Test
    void nothingElseIs() {
        assertThat(starts("systemd-socket-activate", "-l", "8080")).isEmpty();
        assertThat(starts("python3", "systemd-socket-activate", "cat")).isEmpty();
        assertThat(starts()).isEmpty();
    }

    private static List<String> starts(String... command) {
        return SocketActivate.starts(List.of(command)).orElse(List.of());
    }
}
