package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.BindPlace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class AddressSpecTest {
    @ParameterizedTest
    @CsvSource({
        "3000, [::]:3000",
        ":3000, [::]:3000",
        "*:3000, [::]:3000",
        "127.0.0.1:3000, 127.0.0.1:3000",
        "0.0.0.0:3000, 0.0.0.0:3000",
        "[::1]:3000, [::1]:3000",
        "[::]:3000, [::]:3000",
        "[::ffff:127.0.0.1]:3000, [::ffff:127.0.0.1]:3000",
        "[fe80::1%eth0]:65535, [fe80::1]:65535"
    })
    void whatAPersonWritesIsReadAsWhereAServerBinds(String text, String endpoint) {
        List<BindPlace> places = AddressSpec.parse(text).orElseThrow().places(true);

        assertThat(places)
                .extracting(place -> place.endpoint().toString())
                .containsExactly(endpoint);
    }

    @Test
    void everyInterfaceIsOneDualStackSocketOrOneOfIpv4WhereThereIsNoIpv6() {
        AddressSpec every = AddressSpec.parse("3000").orElseThrow();

        assertThat(every.places(true).getFirst().v6only()).isFalse();
        assertThat(every.places(false))
                .singleElement()
                .matches(place -> place.endpoint().toString().equals("0.0.0.0:3000"));
    }

    @Test
    void localhostIsBothLoopbackAddresses() {
        AddressSpec localhost = AddressSpec.parse("localhost:3000").orElseThrow();

        assertThat(localhost.places(true))
                .extracting(place -> place.endpoint().toString())
                .containsExactly("127.0.0.1:3000", "[::1]:3000");
        assertThat(localhost.places(false)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fe80::1%eth0]:3000",
                "127.0.0.1%lo:3000",
                "0.0.0.0%eth0:3000",
                "[::%eth0]:3000"
            })
    void theScopeOfAnAddressAndTheDeviceOfASocketAreKept(String text) {
        assertThat(AddressSpec.parse(text).orElseThrow().places(true))
                .singleElement()
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "*",
                "0",
                "65536",
                "-1",
                "+80",
                "3000a",
                " 3000",
                "host:3000",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:0",
                "::1:3000",
                "fe80::1:3000",
                "[::1]",
                "[::1]3000",
                "[127.0.0.1]:3000",
                "127.0.0.1%:3000",
                "*%lo:3000",
                "[fe80::1%]:3000",
                "١٢٣",
                "1.2.3:80"
            })
    void whatIsNoneOfTheFormsIsNotRead(String text) {
        assertThat(AddressSpec.parse(text)).isEmpty();
    }

    @Test
    void noTextMakesTheParserThrow() {
        var random = new Random(1);
        String alphabet = "0123456789:.[]%*abcdefxlocalhost ";
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            AddressSpec.parse(text.toString())
                    .ifPresent(spec -> assertThat(spec.port().number()).isBetween(1, 65_535));
        }
    }
}
