package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.TypedBind.Part;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the fields of the Bind screen ask for, and what is said of mistakes. */
class BindFormTest {
    private final BindForm form = new BindForm();

    private List<BindProbe> probes() {
        return form.read().orElseThrow().probes(spec -> spec.places(true));
    }

    private BindProbe only() {
        List<BindProbe> probes = probes();
        assertThat(probes).hasSize(1);
        return probes.getFirst();
    }

    @Test
    void aPlaceFromElsewhereInheritsNothingThatWasTickedForAnother() {
        form.optionProperty(SocketOption.SO_REUSEADDR).set(true);
        form.holdProperty().set(true);
        form.backlogProperty().set("1");

        form.fill(
                AddressSpec.parse("0.0.0.0%lo:3000").orElseThrow().places(true).getFirst(),
                Protocol.TCP);

        assertThat(form.addressProperty().get()).isEqualTo("0.0.0.0%lo");
        assertThat(form.read().orElseThrow().hold()).isNull();
        assertThat(probes())
                .singleElement()
                .satisfies(probe -> {
                    assertThat(probe.options()).isEmpty();
                    assertThat(probe.backlog()).isEqualTo(BindProbe.DEFAULT_BACKLOG);
                });
    }

    @Test
    void aPortAloneIsBoundAsAServerDoesItWithoutAnAddress() {
        form.portProperty().set(" 3000 ");

        BindProbe probe = only();

        assertThat(probe.place())
                .isEqualTo(new BindPlace(Sample.endpoint("::", 3000), false, null));
        assertThat(probe.options()).isEmpty();
        assertThat(probe.backlog()).isEqualTo(BindProbe.DEFAULT_BACKLOG);
        assertThat(probe.protocol()).isEqualTo(Protocol.TCP);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:80",
        "0.0.0.0, 0.0.0.0:80",
        "[::1], [::1]:80",
        "::1, [::1]:80",
        "[::], [::]:80"
    })
    void anAddressIsTakenAsItIs(String typed, String endpoint) {
        form.addressProperty().set(typed);
        form.portProperty().set("80");

        assertThat(only().endpoint()).hasToString(endpoint);
        assertThat(only().place().v6only()).as("left as the kernel has it").isNull();
    }

    @Test
    void localhostIsTwoSockets() {
        form.addressProperty().set("localhost");
        form.portProperty().set("80");

        assertThat(probes())
                .extracting(probe -> probe.endpoint().address())
                .containsExactly(IpAddress.LOOPBACK_IPV4, IpAddress.LOOPBACK_IPV6);
    }

    @Test
    void localhostForIpv6AloneIsOneSocketAsInTheTerminal() {
        form.addressProperty().set("localhost");
        form.portProperty().set("3000");
        form.optionProperty(SocketOption.IPV6_V6ONLY).set(true);

        assertThat(only().place())
                .isEqualTo(new BindPlace(Sample.endpoint("::1", 3000), true, null));
    }

    @Test
    void localhostWithAPortOfTheKernelsIsOneSocketAsInTheTerminal() {
        form.addressProperty().set("localhost");
        form.portProperty().set("0");

        assertThat(only().endpoint()).hasToString("127.0.0.1:0");
    }

    @Test
    void everyInterfaceForIpv6AloneIsNeverASocketOfIpv4() {
        form.portProperty().set("80");
        form.optionProperty(SocketOption.IPV6_V6ONLY).set(true);

        assertThat(form.read().orElseThrow().probes(spec -> spec.places(false)))
                .extracting(BindProbe::place)
                .containsExactly(new BindPlace(Sample.endpoint("::", 80), true, null));
    }

    @Test
    void everyOptionThatIsChosenIsAskedForAndV6onlyOfIpv6Alone() {
        form.portProperty().set("80");
        BindForm.OPTIONS.forEach(option -> form.optionProperty(option).set(true));

        assertThat(only().options())
                .isEqualTo(
                        Set.of(
                                SocketOption.SO_REUSEADDR,
                                SocketOption.SO_REUSEPORT,
                                SocketOption.IP_FREEBIND));
        assertThat(only().place().v6only()).isTrue();

        form.addressProperty().set("127.0.0.1");
        assertThat(form.ipv4Property().get()).isTrue();
        assertThat(only().place().v6only()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "-1", "65536", "80 81", "99999999999"})
    void aPortThatIsNoneIsToldAtItsFieldAndStaysAsTyped(String typed) {
        form.portProperty().set(typed);

        assertThat(form.read()).isEmpty();

        assertThat(form.mistakes()).containsOnlyKeys(Part.PORT);
        assertThat(form.mistakes().get(Part.PORT)).contains("0 to 65535");
        assertThat(form.portProperty().get()).isEqualTo(typed);
        form.portProperty().set("80");
        assertThat(form.mistakes()).as("gone with the next key").isEmpty();
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        form.addressProperty().set("127.0.0.1:80");
        form.portProperty().set("x");
        form.backlogProperty().set("many");
        form.holdProperty().set(true);
        form.holdSecondsProperty().set("0");

        assertThat(form.read()).isEmpty();

        assertThat(form.mistakes()).containsOnlyKeys(Part.values());
    }

    @Test
    void whatUdpAndAnUncheckedHoldDoNotNeedIsNotRead() {
        form.portProperty().set("53");
        form.protocolProperty().set(Protocol.UDP);
        form.backlogProperty().set("many");
        form.holdSecondsProperty().set("long");

        assertThat(form.read().orElseThrow().hold()).isNull();
    }

    @Test
    void aHoldIsAsLongAsItSays() {
        form.portProperty().set("80");
        form.holdProperty().set(true);
        form.holdSecondsProperty().set("90");

        assertThat(form.read().orElseThrow().hold()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatIsFilledInIsReadAsTheSameProbe() {
        var probe =
                new BindProbe(
                        new BindPlace(Sample.endpoint("fe80::1", 443), true, "eth0"),
                        Protocol.TCP,
                        Set.of(SocketOption.SO_REUSEADDR),
                        7);

        form.fill(probe);

        assertThat(only()).isEqualTo(probe);
    }
}
