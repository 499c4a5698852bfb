package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.ErrnoName;

import org.junit.jupiter.api.Test;

class ErrorWordsTest {
    @Test
    void aNameThatWasNotFoundIsCalledAsInTheTerminalAndForScripts() {
        var error = new ReportedError(EaiCode.EAI_NONAME.name(), "getaddrinfo", "db.example", null);

        assertThat(ErrorWords.result(error)).isEqualTo("ENOTFOUND");
    }

    @Test
    void anyOtherIsCalledByItsName() {
        var error = new ReportedError(ErrnoName.ECONNREFUSED.name(), "connect", "::1", null);

        assertThat(ErrorWords.result(error)).isEqualTo("ECONNREFUSED");
    }
}
