package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.PATH_MAX;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A name that a person or a link gives may be longer than the kernel takes. */
class LongNamesTest {
    private static final String LONG = "a".repeat(5000);

    private final Libc libc = new Libc();

    @Test
    void aDeviceWithANameNoDeviceCanHaveDoesNotExist() {
        var devices = new Devices(libc);
        assertThat(devices.index("lo")).isPresent();
        assertThat(devices.index("sixteen-bytes-12")).isEmpty();
        assertThat(devices.index(LONG)).isEmpty();
    }

    @Test
    void aUserWithANameLongerThanAnyPathDoesNotExist() {
        assertThat(new Users(libc, _ -> false, System::nanoTime).named(LONG)).isEmpty();
    }

    @Test
    void aPathThatIsTooLongSaysSo() {
        Scratch scratch = libc.scratch().begin().add("a".repeat(PATH_MAX - 1));
        assertThat(scratch.isTooLong()).isFalse();
        assertThat(scratch.add("a").isTooLong()).isTrue();
    }
}
