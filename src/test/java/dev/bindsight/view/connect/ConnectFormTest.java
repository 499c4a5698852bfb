package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.view.connect.ConnectForm.Field;
import dev.bindsight.view.sample.ConnectSample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ConnectFormTest {
    private final ConnectForm form =
            new ConnectForm((name, protocol) ->
                    name.equals("domain") && protocol == Protocol.UDP
                            ? Optional.of(new Port(53))
                            : Optional.empty());

    private ConnectRequest request() {
        return form.request().orElseThrow();
    }

    private static ConnectRequest tcp() {
        return new ConnectRequest(
                "example.com",
                ports(443),
                Protocol.TCP,
                AddressFamilies.ANY,
                null,
                ConnectForm.PATIENCE,
                false,
                false,
                false);
    }

    private static List<Port> ports(int... numbers) {
        return IntStream.of(numbers).mapToObj(Port::new).toList();
    }

    @Test
    void untouchedItAsksForTcpToEveryAddressAndOutwaitsTheArpOfTheKernel() {
        form.fill("example.com", "443", Protocol.TCP);

        assertThat(request()).isEqualTo(tcp());
        assertThat(request().timeout()).isGreaterThan(Duration.ofMillis(3_100));
        assertThat(form.plan()).isEmpty();
    }

    private void fillEveryField() {
        form.fill("[::1]", "22,80,8000-8002", Protocol.TCP);
        form.text(Field.TIMEOUT).set("700 ms");
        form.text(Field.SOURCE).set("[::1]:50000");
        form.familiesProperty().set(AddressFamilies.IPV6);
        form.tlsProperty().set(true);
        form.firstBytesProperty().set(true);
        form.blockingProperty().set(true);
        form.repeatProperty().set(true);
        form.text(Field.REPEAT).set("10x200ms");
    }

    @Test
    void everyFieldEndsUpInTheRequest() {
        fillEveryField();

        assertThat(request())
                .isEqualTo(
                        new ConnectRequest(
                                "::1",
                                ports(22, 80, 8000, 8001, 8002),
                                Protocol.TCP,
                                AddressFamilies.IPV6,
                                BindPlace.of(ConnectSample.endpoint("::1", 50_000)),
                                Duration.ofMillis(700),
                                true,
                                true,
                                true));
        assertThat(form.plan()).contains(new RepeatPlan(10, Duration.ofMillis(200)));
    }

    @Test
    void aRequestFillsTheFormAsItWas() {
        fillEveryField();
        ConnectRequest before = request();
        RepeatPlan plan = form.plan().orElseThrow();
        form.fill("example.com", "443", Protocol.UDP);
        form.text(Field.SOURCE).set("");
        form.repeatProperty().set(false);

        form.fill(before, plan);

        assertThat(request()).isEqualTo(before);
        assertThat(form.plan()).contains(plan);
        assertThat(form.text(Field.PORTS).get()).isEqualTo("22,80,8000-8002");
    }

    @Test
    void udpHasNeitherTlsNorFirstBytes() {
        form.fill("example.com", "domain", Protocol.UDP);
        form.tlsProperty().set(true);
        form.firstBytesProperty().set(true);

        assertThat(request().ports()).isEqualTo(ports(53));
        assertThat(request().tls()).isFalse();
        assertThat(request().firstBytes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com:8443,          example.com, 8443",
        "https://example.com/a?b=c, example.com, 443",
        "'  http://[::1]:3000/ ',   ::1,         3000",
        "127.0.0.1:3000,            127.0.0.1,   3000",
        "[fe80::1%eth0]:22,         fe80::1%eth0, 22"
    })
    void aHostWithAPortIsTakenApart(String pasted, String host, String port) {
        assertThat(form.paste(pasted)).isTrue();

        assertThat(form.text(Field.HOST).get()).isEqualTo(host);
        assertThat(form.text(Field.PORTS).get()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({"example.com", "::1", "127.0.0.1", "fe80::1%eth0", "3000"})
    void aHostAloneStaysAsItIs(String pasted) {
        form.text(Field.PORTS).set("80");

        assertThat(form.paste(pasted)).isFalse();
        assertThat(form.text(Field.PORTS).get()).isEqualTo("80");
    }

    @Test
    void whatWasTypedIntoTheHostIsTakenApartWhenItIsNeeded() {
        form.text(Field.HOST).set("example.com:443");

        assertThat(request()).isEqualTo(tcp());
    }

    @ParameterizedTest
    @CsvSource({
        "HOST,    ''",
        "HOST,    a b",
        "HOST,    a/b",
        "HOST,    [host]",
        "PORTS,   ''",
        "PORTS,   '80,htp'",
        "PORTS,   domain",
        "TIMEOUT, 0",
        "TIMEOUT, soon",
        "SOURCE,  here",
        "SOURCE,  localhost",
        "REPEAT,  0 × 1 s",
        "REPEAT,  60 × never"
    })
    void aMistakeIsMarkedAtItsFieldAloneAndNothingIsAskedFor(Field field, String wrong) {
        form.fill("example.com", "443", Protocol.TCP);
        form.repeatProperty().set(true);
        form.text(field).set(wrong);

        assertThat(form.request()).isEmpty();
        for (Field each : Field.values()) {
            if (each == field) {
                assertThat(form.mistake(each).get()).isNotBlank();
            } else {
                assertThat(form.mistake(each).get()).isNull();
            }
        }
    }

    @Test
    void aSourceNarrowsTheFamiliesAsInTheTerminal() {
        form.fill("localhost", "443", Protocol.TCP);
        form.text(Field.SOURCE).set("127.0.0.1");

        assertThat(request().tried()).isEqualTo(AddressFamilies.IPV4);

        form.familiesProperty().set(AddressFamilies.IPV6);
        assertThat(form.request()).isEmpty();
        assertThat(form.mistake(Field.SOURCE).get()).contains("127.0.0.1", "family");

        form.familiesProperty().set(AddressFamilies.IPV4);
        assertThat(form.mistake(Field.SOURCE).get()).isNull();
    }

    @Test
    void theMistakeNamesThePartAndWhatIsAccepted() {
        form.text(Field.PORTS).set("80,htp");
        form.check(Field.PORTS);

        assertThat(form.mistake(Field.PORTS).get())
                .startsWith("“htp” is no port")
                .contains("22,80,8000-8100");
    }

    @Test
    void aMistakeGoesAsSoonAsItIsCorrected() {
        form.text(Field.PORTS).set("htp");
        form.check(Field.PORTS);
        form.text(Field.PORTS).set("80");

        assertThat(form.mistake(Field.PORTS).get()).isNull();
    }

    @Test
    void anEmptyFieldIsNoMistakeUntilItIsNeeded() {
        form.check(Field.HOST);
        form.check(Field.PORTS);

        assertThat(form.mistake(Field.HOST).get()).isNull();
        assertThat(form.mistake(Field.PORTS).get()).isNull();
    }

    @Test
    void aPlanThatIsNotWantedNeedsNoSense() {
        form.fill("example.com", "443", Protocol.TCP);
        form.text(Field.REPEAT).set("never");

        assertThat(form.request()).isPresent();
    }

    @Test
    void aUrlOfHttpsSwitchesTlsOnKeepsThePathAndSaysSo() {
        assertThat(form.paste("https://example.com/health?deep=ja#top")).isTrue();

        assertThat(form.text(Field.HOST).get()).isEqualTo("example.com");
        assertThat(form.tlsProperty().get()).isTrue();
        assertThat(form.takenProperty().get()).contains("TLS", "/health");
        assertThat(request().head()).as("nothing is asked for unasked").isNull();
        form.headProperty().set(true);
        assertThat(request().head()).isEqualTo("/health?deep=ja");

        form.paste("http://example.com:8080");
        assertThat(form.tlsProperty().get()).isFalse();
        assertThat(request().head()).isEqualTo("/");
        form.text(Field.PATH).set("no path");
        assertThat(form.request()).isEmpty();
        assertThat(form.mistake(Field.PATH).get()).contains("no path", "/health");
    }
}
