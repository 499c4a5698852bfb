package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an io_uring says of its registered files. */
class RingInfoTest {
    @Test
    void socketsAreReadAndOtherFilesAreNot() {
        var registered =
                RingInfo.parse(
                        "SQEs:\t0\nUserFiles:\t3\n    0: socket:[17]\n    1: /tmp/socket:[18]\n"
                                + "    2: socket:[19]\nUserBufs:\t1\n    0: 20/4\nPollList:\n");
        assertThat(registered.inodes()).containsExactly(17, 19);
        assertThat(registered.complete()).isTrue();
    }

    @Test
    void withoutFilesItIsComplete() {
        var registered = RingInfo.parse("CQEs:\t0\nUserFiles:\t0\nUserBufs:\t0\n");
        assertThat(registered.inodes()).isEmpty();
        assertThat(registered.complete()).isTrue();
    }

    @Test
    void aBusyRingThatPrintsLessIsNotComplete() {
        assertThat(RingInfo.parse("pos:\t0\nflags:\t02000002\n").complete()).isFalse();
        assertThat(RingInfo.parse("UserFiles:\t2\nUserBufs:\t0\n").complete()).isFalse();
    }
}
