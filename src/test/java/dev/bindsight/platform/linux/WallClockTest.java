package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Moments are told as {@code date} tells them. */
class WallClockTest {
    /** July and November 2026. */
    private static final List<Long> SUMMER_AND_WINTER = List.of(1_782_900_000L, 1_796_000_000L);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/St_Johns",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "<+0330>-3:30",
                "CET-1CEST,M3.5.0,M10.5.0/3",
                "Nowhere/None"
            })
    void aMomentHasTheOffsetThatDatePrints(String zone) {
        List<Long> moments = new ArrayList<>(SUMMER_AND_WINTER);
        var random = new SplittableRandom(zone.hashCode());
        for (int i = 0; i < 20; i++) {
            moments.add(random.nextLong(2_100_000_000));
        }
        assertThat(told(zone, "alone", moments)).isEqualTo(printedByDate(zone, moments));
    }

    @Test
    void momentsAroundAChangeOfTheClockAreToldEachByItsOwn() {
        String zone = "Europe/Berlin";
        assertThat(told(zone, "together", SUMMER_AND_WINTER))
                .isEqualTo(printedByDate(zone, SUMMER_AND_WINTER));
    }

    private static List<String> printedByDate(String zone, List<Long> moments) {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "for t; do date -d @$t +%z; done"));
        command.add("sh");
        moments.forEach(each -> command.add(each.toString()));
        return run(zone, command);
    }

    private static List<String> told(String zone, String how, List<Long> moments) {
        List<String> command = new ArrayList<>(ChildProcess.commandOf(WallClockTest.class));
        command.add(how);
        moments.forEach(each -> command.add(each.toString()));
        return run(zone, command);
    }

    private static List<String> run(String zone, List<String> command) {
        try (var child =
                ChildProcess.start(Path.of("").toAbsolutePath(), Map.of("TZ", zone), command)) {
            assertThat(child.awaitExit()).as(child.output()).isZero();
            return child.output().lines().toList();
        }
    }

    /** Tells the offset of moments, each alone or all together. */
    public static void main(String[] arguments) {
        try (LinuxPlatform platform = LinuxPlatform.open()) {
            List<Instant> moments =
                    Arrays.stream(arguments)
                            .skip(1)
                            .map(each -> Instant.ofEpochSecond(Long.parseLong(each)))
                            .toList();
            ZoneId common = platform.machine().zoneOf(moments);
            for (Instant each : moments) {
                ZoneId zone =
                        arguments[0].equals("together")
                                ? common
                                : platform.machine().zoneOf(List.of(each));
                String offset = zone.getRules().getOffset(each).toString();
                System.out.println(
                        offset.equals("Z") ? "+0000" : offset.replaceAll(":(..).*", "$1"));
            }
        }
    }
}
