package dev.bindsight.json;

import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.words.DiagnosisText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * Why an attempt ended as it did.
 *
 * @param cause the id of the cause: {@code port-held}, …
 * @param happened what the errno means for the very call
 * @param summary why, in one or two sentences
 * @param evidence the facts, the weightiest first
 * @param fixes what can be done, the most useful first
 */
public record DiagnosisJson(
        String cause,
        String happened,
        String summary,
        List<EvidenceJson> evidence,
        List<FixJson> fixes) {
    /**
     * The shape of a diagnosis.
     *
     * @param userName the name of a user, or the number as text
     */
    public static DiagnosisJson of(Diagnosis diagnosis, Function<Uid, String> userName) {
        return new DiagnosisJson(
                diagnosis.cause().id(),
                DiagnosisText.happened(diagnosis).text(),
                DiagnosisText.summary(diagnosis).text(),
                diagnosis.evidence().stream()
                        .map(each -> EvidenceJson.of(each, diagnosis.seen(), userName))
                        .toList(),
                diagnosis.offers().stream().map(FixJson::of).toList());
    }

    /** The shape of a diagnosis that may be absent. */
    static @Nullable DiagnosisJson ofNullable(
            @Nullable Diagnosis diagnosis, Function<Uid, String> userName) {
        return diagnosis == null ? null : of(diagnosis, userName);
    }
}
