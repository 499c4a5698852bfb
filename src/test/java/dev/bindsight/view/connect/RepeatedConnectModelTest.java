package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.view.sample.ConnectSample;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** A connect that is repeated, and what is shown of it meanwhile. */
class RepeatedConnectModelTest extends OnConnectModel {
    private void connectRepeatedly() {
        giveBoth();
        model.form().repeatProperty().set(true);
        connect();
    }

    @Test
    void theAddressThatConnectedIsRepeated() {
        connects.giveSamples(
                List.of(
                        ConnectSample.sample(0, 24),
                        ConnectSample.lost(1),
                        ConnectSample.sample(2, 22)));
        connectRepeatedly();
        settle();

        RepeatRun repeat = shown().repeatProperty().get();
        assertThat(repeat).isNotNull();
        assertThat(connects.repeated()).containsExactly(ConnectSample.probe(IPV4));
        assertThat(repeat.countProperty().get()).isEqualTo(3);
        assertThat(repeat.statistics().lost()).isEqualTo(1);
        assertThat(repeat.runningProperty().get()).isFalse();
        assertThat(model.busy().get()).isFalse();
        assertThat(RepeatText.count(repeat)).isEqualTo("ended after 3 of 60");
    }

    @Test
    void whereNothingConnectedTheFirstIsRepeated() {
        connects.give(ConnectSample.RESOLUTION, List.of(ConnectSample.silent(IPV6)));
        model.form().repeatProperty().set(true);
        connect();
        settle();

        assertThat(connects.repeated()).containsExactly(ConnectSample.probe(IPV6));
    }

    @Test
    void endKeepsTheSamplesUpToThen() {
        connects.giveSamples(List.of(ConnectSample.sample(0, 24)));
        connectRepeatedly();
        while (shown().repeatProperty().get() == null) {
            (ui.isEmpty() ? background : ui).remove().run();
        }
        RepeatRun repeat = shown().repeatProperty().get();
        assertThat(model.busy().get()).isTrue();

        repeat.cancel();

        assertThat(repeat.runningProperty().get()).isFalse();
        assertThat(model.busy().get()).isFalse();
        settle();
        assertThat(repeat.countProperty().get()).isZero();
    }

    @Test
    void howeverMuchIsReportedOneDeliveryWaits() {
        connects.giveSamples(
                IntStream.range(0, 10_000).mapToObj(i -> ConnectSample.sample(i, 20)).toList());
        connectRepeatedly();
        while (connects.repeated().isEmpty()) {
            (ui.isEmpty() ? background : ui).remove().run();
        }
        assertThat(ui.size()).isLessThanOrEqualTo(2);
        settle();
        assertThat(shown().repeatProperty().get().countProperty().get()).isEqualTo(10_000);
    }
}
