package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.PortRanges.Reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class PortRangesTest {
    private static Reading parse(String text) {
        return PortRanges.parse(
                text, name -> name.equals("https") ? Optional.of(new Port(443)) : Optional.empty());
    }

    private static List<Port> ports(int... numbers) {
        return IntStream.of(numbers).mapToObj(Port::new).toList();
    }

    private static List<Port> read(String text) {
        return switch (parse(text)) {
            case Reading.Read(PortRanges ranges) -> ranges.ports();
            case Reading.Unreadable(String part) -> throw new AssertionError(part);
        };
    }

    @Test
    void numbersRangesAndServiceNamesMixInTheOrderWritten() {
        assertThat(read("443")).isEqualTo(ports(443));
        assertThat(read(" 80, 8000-8002 ,HTTPS 22 "))
                .isEqualTo(ports(80, 8000, 8001, 8002, 443, 22));
        assertThat(read("5-5")).isEqualTo(ports(5));
    }

    @Test
    void aPortIsTriedOnce() {
        assertThat(read("8001,8000-8002,https,443")).isEqualTo(ports(8001, 8000, 8002, 443));
    }

    @Test
    void allPortsAreARange() {
        assertThat(read("1-65535")).hasSize(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "8010-8000", "0-5", "http", "-1", "1-2-3", "5-", "١"})
    void aPartThatIsNoPortIsNamed(String part) {
        assertThat(parse(part)).isEqualTo(new Reading.Unreadable(part));
        assertThat(parse("80," + part + ",http")).isEqualTo(new Reading.Unreadable(part));
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "','", "'80,,81'"})
    void nothingIsNoPort(String text) {
        assertThat(parse(text)).isEqualTo(new Reading.Unreadable(""));
    }

    @Test
    void portsInARowAreDrawnTogetherInTheirOrder() {
        PortRanges drawn = PortRanges.of(ports(22, 80, 81, 9, 10, 11, 443));

        assertThat(drawn).hasToString("22,80,81,9-11,443");
        assertThat(drawn.ranges())
                .extracting(PortRange::toString)
                .containsExactly("22", "80-81", "9-11", "443");
        assertThat(read(drawn.toString())).isEqualTo(drawn.ports());
    }
}
