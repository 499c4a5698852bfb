package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Port;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.stream.IntStream;

class PortListTest {
    private static PortList parse(String text) {
        return PortList.parse(
                text, name -> name.equals("https") ? Optional.of(new Port(443)) : Optional.empty());
    }

    private static PortList.Ports ports(int... numbers) {
        return new PortList.Ports(IntStream.of(numbers).mapToObj(Port::new).toList());
    }

    @Test
    void numbersRangesAndServiceNamesMixInTheOrderWritten() {
        assertThat(parse("443")).isEqualTo(ports(443));
        assertThat(parse(" 80, 8000-8002 ,HTTPS 22 "))
                .isEqualTo(ports(80, 8000, 8001, 8002, 443, 22));
        assertThat(parse("5-5")).isEqualTo(ports(5));
    }

    @Test
    void aPortIsTriedOnce() {
        assertThat(parse("8001,8000-8002,https,443")).isEqualTo(ports(8001, 8000, 8002, 443));
    }

    @Test
    void allPortsAreARange() {
        assertThat(parse("1-65535"))
                .isInstanceOfSatisfying(
                        PortList.Ports.class, all -> assertThat(all.ports()).hasSize(65_535));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "8010-8000", "0-5", "http", "-1", "1-2-3", "١"})
    void aPartThatIsNoPortIsNamed(String part) {
        assertThat(parse(part)).isEqualTo(new PortList.Unreadable(part));
        assertThat(parse("80," + part + ",http")).isEqualTo(new PortList.Unreadable(part));
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "','", "'80,,81'"})
    void nothingIsNoPort(String text) {
        assertThat(parse(text)).isEqualTo(new PortList.Unreadable(""));
    }
}
