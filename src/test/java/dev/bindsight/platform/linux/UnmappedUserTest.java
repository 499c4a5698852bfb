package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Uid;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Users whom a user namespace has no number for. */
class UnmappedUserTest {
    private static final String ONLY_ROOT = "         0       1000          1\n";

    @Test
    void aNumberIsMappedWhereALineCoversIt() {
        assertThat(UidMap.maps("         0          0 4294967295\n", 65_534)).isTrue();
        assertThat(UidMap.maps(ONLY_ROOT, 65_534)).isFalse();
        assertThat(UidMap.maps(ONLY_ROOT + "1 100000 65536\n", 65_534)).isTrue();
        assertThat(UidMap.maps(ONLY_ROOT + "1 100000 65533\n", 65_534)).isFalse();
        assertThat(UidMap.maps("", 65_534)).as("a namespace that maps nobody").isFalse();
    }

    @Test
    void onlyAMapOfEveryoneLeavesNobodyToTheOverflowUid() {
        assertThat(UidMap.mapsEveryone("         0          0 4294967295\n")).isTrue();
        assertThat(UidMap.mapsEveryone("0 0 1000\n1000 1000 4294966295\n")).isTrue();
        assertThat(UidMap.mapsEveryone(ONLY_ROOT + "1 100000 65536\n")).isFalse();
        assertThat(UidMap.mapsEveryone("")).isFalse();
    }

    @Test
    void theOverflowUidIsNobodyOnlyWhereItIsMapped() {
        assertThat(saidInside("--map-root-user")).contains("65534 is unmapped, 0 is root, I am 0");
        try (LinuxPlatform outside = LinuxPlatform.open()) {
            boolean alone = !outside.machine().standsForOthers(new Uid(65_534));
            assertThat(outside.machine().userName(new Uid(65_534)).equals("unmapped") && alone)
                    .isFalse();
        }
    }

    @Test
    void whereNobodyIsMappedTheOwnNumberIsThatOfEveryone() {
        assertThat(saidInside()).contains("65534 is unmapped, 0 is root, I am 65534 as others are");
    }

    private static String saidInside(String... options) {
        List<String> command = new ArrayList<>(List.of("unshare", "--user"));
        command.addAll(List.of(options));
        command.addAll(ChildProcess.commandOf(UnmappedUserTest.class));
        try (var inside = ChildProcess.start(command.toArray(String[]::new))) {
            int status = inside.awaitExit();
            Assumptions.assumeTrue(
                    status == 0 || !inside.output().contains("unshare"),
                    "no user namespaces here: " + inside.output());
            return inside.output();
        }
    }

    /** Says what the two users are called, and who it runs as. */
    public static void main(String[] arguments) {
        try (LinuxPlatform platform = LinuxPlatform.open()) {
            MachineFacts machine = platform.machine();
            System.out.println(
                    "65534 is "
                            + machine.userName(new Uid(65_534))
                            + ", 0 is "
                            + machine.userName(Uid.ROOT)
                            + ", I am "
                            + machine.uid()
                            + (machine.standsForOthers(machine.uid()) ? " as others are" : ""));
        }
    }
}
