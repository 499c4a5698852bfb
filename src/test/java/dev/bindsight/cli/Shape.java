package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/** The documents of attempts, field by field as scripts were promised them. */
final class Shape {
    private Shape() {}

    /** Checks every field of an attempt, and of its calls. */
    static void attempt(JsonNode attempt, String kind, String address, int port) {
        assertThat(attempt.get("kind").asString()).isEqualTo(kind);
        assertThat(attempt.at("/endpoint/address").asString()).isEqualTo(address);
        assertThat(attempt.at("/endpoint/port").asInt()).isEqualTo(port);
        assertThat(attempt.get("options").isArray()).isTrue();
        assertThat(attempt.get("elapsedMicros").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(attempt.get("at").asString()))
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
        outcome(attempt.get("outcome"));
        assertThat(attempt.get("trace").isArray()).isTrue();
        assertThat(attempt.get("trace")).isNotEmpty();
        attempt.get("trace").forEach(Shape::call);
    }

    private static void outcome(JsonNode outcome) {
        if (outcome.get("ok").asBoolean()) {
            assertThat(outcome.has("errno")).isFalse();
            assertThat(outcome.has("syscall")).isFalse();
        } else {
            assertThat(outcome.get("syscall").asString()).isNotEmpty();
            assertThat(outcome.get("errno").asString()).startsWith("E");
            assertThat(outcome.get("number").asInt()).isPositive();
            assertThat(outcome.get("by").asString()).isIn("kernel", "timeout");
        }
    }

    /** Checks every field of a call: either a result or an errno. */
    static void call(JsonNode call) {
        assertThat(call.get("call").asString()).matches("[a-z_]+");
        assertThat(call.get("arguments").isString()).isTrue();
        assertThat(call.get("durationMicros").isIntegralNumber()).isTrue();
        assertThat(call.has("result")).isNotEqualTo(call.has("errno"));
        assertThat(call.has("errno")).isEqualTo(call.has("number"));
    }

    /** Checks every field of a diagnosis. */
    static void diagnosis(JsonNode diagnosis, String cause) {
        assertThat(diagnosis.get("cause").asString()).as(diagnosis.toString()).isEqualTo(cause);
        assertThat(diagnosis.get("summary").asString()).isNotEmpty();
        for (JsonNode evidence : diagnosis.get("evidence")) {
            assertThat(evidence.get("text").asString()).isNotEmpty();
        }
        for (JsonNode fix : diagnosis.get("fixes")) {
            assertThat(fix.get("id").asString()).matches("[a-z]+(-[a-z]+)+");
            assertThat(fix.get("label").asString()).isNotEmpty();
            assertThat(fix.get("effect").asString()).isNotEmpty();
            assertThat(fix.get("proven").isBoolean()).isTrue();
        }
    }

    /** The fix of an id; fails if it is not offered. */
    static JsonNode fix(JsonNode diagnosis, String id) {
        for (JsonNode fix : diagnosis.get("fixes")) {
            if (fix.get("id").asString().equals(id)) {
                return fix;
            }
        }
        throw new AssertionError("no " + id + " in " + diagnosis.get("fixes"));
    }

    /** The first socket of the evidence; fails if there is none. */
    static JsonNode socket(JsonNode diagnosis) {
        for (JsonNode evidence : diagnosis.get("evidence")) {
            if (evidence.has("socket")) {
                return evidence.get("socket");
            }
        }
        throw new AssertionError("no socket in " + diagnosis.get("evidence"));
    }
}
