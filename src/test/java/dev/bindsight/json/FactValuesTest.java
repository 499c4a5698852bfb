package dev.bindsight.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Fact;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What is behind the text of an evidence stands beside it, as values. */
class FactValuesTest {
    @Test
    void eachValueHasTheNameItHasInTheFact() {
        assertThat(written(new BindFact.SharedPlace(Protocol.TCP, 3)))
                .isEqualTo("{\"protocol\":\"tcp\",\"sockets\":3}");
        assertThat(written(new BindFact.SameProgram("web", List.of(new Pid(7), new Pid(9)))))
                .isEqualTo("{\"program\":\"web\",\"pids\":[7,9]}");
    }

    @Test
    void aPlaceIsAnAddressAndAPort() {
        BindPlace place = BindPlace.parse("[fe80::1%eth0]:3000").orElseThrow();
        assertThat(written(new BindFact.AskedTakesIpv4(place)))
                .isEqualTo(
                        "{\"asked\":{\"address\":\"fe80::1\",\"port\":3000,\"interface\":\"eth0\"}}");
    }

    @Test
    void aFactWithoutValuesHasNone() {
        assertThat(FactValues.of(new BindFact.WindowsKeeps())).isEmpty();
    }

    private static String written(Fact fact) {
        Map<String, Object> values = FactValues.of(fact);
        return new JsonText().format(values).replaceAll("\\s", "");
    }
}
