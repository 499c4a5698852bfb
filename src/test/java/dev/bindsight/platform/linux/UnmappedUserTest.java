package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Uid;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Users whom a user namespace has no number for. */
class UnmappedUserTest {
    private static final String ONLY_ROOT = "         0       1000          1\n";

    @Test
    void aNumberIsMappedWhereALineCoversIt() {
        assertThat(UidMap.maps("         0          0 4294967295\n", 65_534)).isTrue();
        assertThat(UidMap.maps(ONLY_ROOT, 65_534)).isFalse();
        assertThat(UidMap.maps(ONLY_ROOT + "1 100000 65536\n", 65_534)).isTrue();
        assertThat(UidMap.maps(ONLY_ROOT + "1 100000 65533\n", 65_534)).isFalse();
        assertThat(UidMap.maps("", 65_534)).as("without the file nothing is known").isTrue();
    }

    @Test
    void theOverflowUidIsNobodyOnlyWhereItIsMapped() {
        try (var inside =
                ChildProcess.start(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnmappedUserTest.class.getName())) {
            int status = inside.awaitExit();
            Assumptions.assumeTrue(
                    status == 0 || !inside.output().contains("unshare"),
                    "no user namespaces here: " + inside.output());
            assertThat(inside.output()).contains("65534 is unmapped, 0 is root");
        }
        try (LinuxPlatform outside = LinuxPlatform.open()) {
            boolean mapped = !outside.machine().isUnmapped(new Uid(65_534));
            assertThat(outside.machine().userName(new Uid(65_534)).equals("unmapped"))
                    .isNotEqualTo(mapped);
        }
    }

    /** Says what the two users are called. */
    public static void main(String[] arguments) {
        try (LinuxPlatform platform = LinuxPlatform.open()) {
            System.out.println(
                    "65534 is "
                            + platform.machine().userName(new Uid(65_534))
                            + ", 0 is "
                            + platform.machine().userName(Uid.ROOT));
        }
    }
}
