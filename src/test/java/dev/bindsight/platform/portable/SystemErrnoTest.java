package dev.bindsight.platform.portable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemErrnoTest {
    @ParameterizedTest
    @CsvSource({"LINUX, LINUX", "DARWIN, MACOS", "WINDOWS, WINDOWS"})
    void eachErrnoHasTheNumberThatTheReferenceTells(SystemErrno system, NumberSpace space) {
        for (ErrnoName name : ErrnoName.values()) {
            Errno errno = system.of(name);
            assertThat(system.of(errno.number())).isEqualTo(errno);
            ErrnoReference.standard()
                    .named(name.name())
                    .map(entry -> entry.number(space))
                    .ifPresent(number -> assertThat(errno).isEqualTo(new Errno(name, number)));
        }
        assertThat(system.of(4095).name()).isEqualTo("E4095");
    }
}
