package dev.bindsight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.json.DiagnosisJson;
import dev.bindsight.json.DiagnosisJson.EvidenceJson;
import dev.bindsight.json.JsonText;
import dev.bindsight.json.SocketJson;
import dev.bindsight.model.ScriptWord;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a diagnosis found, in no language, as a scenario's {@link Scenario.Expected} has it.
 *
 * @param cause the id of the cause, absent if nothing is explained
 * @param happened the id of what happened
 * @param reason the id of the reason
 * @param evidence each fact as its kind, its id and its values, as JSON
 * @param offers each offer as {@code id (proven)}
 */
public record FoundDiagnosis(
        @Nullable String cause,
        @Nullable String happened,
        @Nullable String reason,
        List<String> evidence,
        List<String> offers) {
    /** What was found, nothing for none. */
    public static FoundDiagnosis of(@Nullable Diagnosis diagnosis) {
        if (diagnosis == null) {
            return new FoundDiagnosis(null, null, null, List.of(), List.of());
        }
        return new FoundDiagnosis(
                diagnosis.cause().id(),
                ScriptWord.of(diagnosis.happened().getClass()),
                diagnosis.reason().id(),
                DiagnosisJson.of(diagnosis, Uid::toString).evidence().stream()
                        .map(FoundDiagnosis::evidence)
                        .toList(),
                diagnosis.offers().stream().map(FoundDiagnosis::offer).toList());
    }

    private static String evidence(EvidenceJson evidence) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("kind", evidence.kind());
        found.put("fact", evidence.fact());
        Map<String, Object> values =
                new LinkedHashMap<>(Objects.requireNonNullElse(evidence.values(), Map.of()));
        // when it was looked at is no fact about the machine
        values.keySet().removeAll(List.of("seen", "lookedAt"));
        if (!values.isEmpty()) {
            found.put("values", values);
        }
        SocketJson socket = evidence.socket();
        if (socket != null) {
            found.put("socket", socket(socket));
        }
        return Scenario.compact(new JsonText().format(found));
    }

    /** {@code 127.0.0.1:3000 LISTEN of 4121}. */
    private static String socket(SocketJson socket) {
        var text = new StringBuilder(socket.local().toString());
        if (socket.remote() != null) {
            text.append(" ↔ ").append(socket.remote());
        }
        text.append(' ').append(socket.state());
        String owners =
                socket.ownership().processes().stream()
                        .map(each -> String.valueOf(each.pid()))
                        .collect(Collectors.joining(", "));
        return owners.isEmpty() ? text.toString() : text + " of " + owners;
    }

    private static String offer(Offer offer) {
        Need need = offer.need();
        return offer.fix().id()
                + (offer.proven() ? " (proven)" : "")
                + (need == null ? "" : of(need));
    }

    private static String of(Need need) {
        return switch (need) {
            case Need.Root _ -> " (needs root)";
            case Need.User(String name) -> " (needs the rights of " + name + ")";
        };
    }

    /** Fails with all that was found where something else was expected. */
    public void isAs(Scenario.Expected expected) {
        var wanted =
                new FoundDiagnosis(
                        expected.cause(),
                        expected.happened() == null ? happened : expected.happened(),
                        expected.reason(),
                        expected.evidence().stream()
                                .map(each -> Scenario.compact(each.toString()))
                                .toList(),
                        expected.offers());
        assertThat(this).isEqualTo(wanted);
    }
}
