package dev.bindsight.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Birthplace;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.MachineFact;

import org.junit.jupiter.api.Test;

import java.time.Duration;
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
    void whatAProcessCanTakeWhereASocketWasMadeAndWhatCameBackAreToldInParts() {
        var stopped =
                new ProcessCondition(
                        ProcessState.STOPPED, ProcessCondition.Sigterm.CAUGHT, true, 7, null);
        assertThat(written(new MachineFact.Hindered(Fixed.SERVER, stopped)))
                .isEqualTo(
                        "{\"process\":{\"pid\":4242,\"name\":\"größe.js\"},\"condition\":{\"state\":\"stopped\","
                            + "\"sigterm\":\"caught\",\"sigtermPending\":true,\"descriptors\":7}}");
        assertThat(
                        written(
                                new BindFact.MadeIn(
                                        new Birthplace(
                                                "/system.slice/web.service",
                                                new SystemdUnit("web.service", false),
                                                null,
                                                false))))
                .isEqualTo(
                        "{\"place\":{\"cgroup\":\"/system.slice/web.service\","
                                + "\"unit\":\"web.service\"}}");
        var prohibited =
                new IcmpError(
                        AddressFamily.IPV4, 3, 13, IpAddressText.parse("192.0.2.1").orElseThrow());
        assertThat(written(new AnswerFact.IcmpCame(prohibited, Duration.ofMillis(2), false)))
                .isEqualTo(
                        "{\"error\":{\"type\":3,\"code\":13,\"reason\":\"prohibited\","
                                + "\"sender\":\"192.0.2.1\"},\"afterMicros\":2000,"
                                + "\"isAskedFor\":false}");
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
