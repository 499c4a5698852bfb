package dev.bindsight.view.details;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths shortened in the middle. */
class PathShortenerTest {
    @ParameterizedTest
    @CsvSource({
        "/usr/bin/node, /usr/bin/node",
        "~/.nvm/versions/node/v22.11.0/bin/node, ~/.nvm/…/v22.11.0/bin/node",
        "/opt/one/two/three/four/five/six/program, /opt/…/four/five/six/program",
        "/opt/a-name-that-is-longer-than-what-fits, /opt/a-name-that-is-longer-than-what-fits",
        "no path but a text that is much too long, no path but a text that is much too long"
    })
    void startAndEndStayReadable(String path, String shortened) {
        assertThat(PathShortener.shorten(path, 30)).isEqualTo(shortened);
    }
}
