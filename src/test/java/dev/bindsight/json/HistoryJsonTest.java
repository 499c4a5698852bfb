package dev.bindsight.json;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.ProcessEnd;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;

/** The document that scripts rely on. */
class HistoryJsonTest {
    @Test
    void spansEventsAndGapsHaveThePromisedFields() {
        HeldSpan killed =
                ended(
                        lasting(1, 3000, holder(4121, "server.js"), NOON),
                        NOON.plusSeconds(5),
                        new SpanEnd.ProcessEnded(new ProcessEnd.Signalled(9)));
        HeldSpan lasts = lasting(2, 3000, null, NOON.plusSeconds(9));
        JsonNode json =
                json(
                        new HistoryAnswer(
                                List.of(killed, lasts),
                                List.of(
                                        new PastEvent.RecordingBegan(NOON),
                                        new PastEvent.Closed(NOON.plusSeconds(5), killed)),
                                List.of(
                                        new RecordGap(
                                                NOON, NOON.plusSeconds(1), RecordGap.Why.BOOT),
                                        new RecordGap(
                                                NOON.plusSeconds(7),
                                                NOON.plusSeconds(8),
                                                RecordGap.Why.NOT_WRITTEN,
                                                "No space left on device")),
                                false));

        assertThat(json.get("recording").asBoolean()).isTrue();
        assertThat(json.get("recordedSince").asString()).isEqualTo("2026-11-25T12:00:00Z");
        assertThat(json.at("/gaps/0/why").asString()).isEqualTo("boot");
        assertThat(json.at("/gaps/0/to").asString()).isEqualTo("2026-11-25T12:00:01Z");
        assertThat(json.at("/gaps/0/reason").isMissingNode()).isTrue();
        assertThat(json.at("/gaps/1/why").asString()).isEqualTo("not-written");
        assertThat(json.at("/gaps/1/reason").asString()).isEqualTo("No space left on device");
        assertThat(json.at("/spans/0/protocol").asString()).isEqualTo("tcp");
        assertThat(json.at("/spans/0/local/port").asInt()).isEqualTo(3000);
        assertThat(json.at("/spans/0/ended").asString()).isEqualTo("process-ended");
        assertThat(json.at("/spans/0/signal").asString()).isEqualTo("SIGKILL");
        assertThat(json.at("/spans/0/exitStatus").isMissingNode()).isTrue();
        assertThat(json.at("/spans/0/process/pid").asInt()).isEqualTo(4121);
        assertThat(json.at("/spans/1/to").isMissingNode()).isTrue();
        assertThat(json.at("/spans/1/process").isMissingNode()).isTrue();
        assertThat(json.get("events")).hasSize(1);
        assertThat(json.at("/events/0/kind").asString()).isEqualTo("closed");
        assertThat(json.at("/recordings/0/kind").asString()).isEqualTo("recording-began");
    }

    @Test
    void withoutARecordTheListsAreEmpty() {
        var none = new RecordState(null, null, 0, Retention.DEFAULT, Path.of("/nowhere"), null);
        JsonNode json =
                JsonMapper.shared()
                        .readTree(
                                new JsonText().bytes(HistoryJson.of(none, HistoryAnswer.NOTHING)));
        assertThat(json.get("recording").asBoolean()).isFalse();
        assertThat(json.has("recordedSince")).isFalse();
        assertThat(json.get("spans")).isEmpty();
        assertThat(json.get("events")).isEmpty();
        assertThat(json.get("gaps")).isEmpty();
    }

    private static JsonNode json(HistoryAnswer answer) {
        var state =
                new RecordState(
                        RecorderKind.BACKGROUND,
                        NOON,
                        1_000,
                        Retention.DEFAULT,
                        Path.of("/nowhere"),
                        null);
        return JsonMapper.shared().readTree(new JsonText().bytes(HistoryJson.of(state, answer)));
    }
}
