package dev.bindsight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a diagnosis says.
 *
 * @param cause the id of the cause, absent if nothing is explained
 * @param happened what happened
 * @param summary why
 * @param evidence each fact as {@code KIND text}
 * @param offers each offer as {@code id: label (proven)}
 * @param effects what each offer brings
 */
public record SaidDiagnosis(
        @Nullable String cause,
        @Nullable String happened,
        @Nullable String summary,
        List<String> evidence,
        List<String> offers,
        List<String> effects) {
    /** What a diagnosis says, nothing for none. */
    public static SaidDiagnosis of(@Nullable Diagnosis diagnosis) {
        if (diagnosis == null) {
            return new SaidDiagnosis(null, null, null, List.of(), List.of(), List.of());
        }
        return new SaidDiagnosis(
                diagnosis.cause().id(),
                DiagnosisText.happened(diagnosis).text(),
                DiagnosisText.summary(diagnosis).text(),
                diagnosis.evidence().stream()
                        .map(each -> each.kind() + " " + EvidenceText.of(each))
                        .toList(),
                diagnosis.offers().stream().map(SaidDiagnosis::offer).toList(),
                diagnosis.offers().stream().map(each -> OfferText.effect(each).text()).toList());
    }

    private static String offer(Offer offer) {
        String needs = offer.need() == null ? "" : " (needs " + OfferText.need(offer.need()) + ")";
        return offer.fix().id()
                + ": "
                + OfferText.label(offer).text()
                + (offer.proven() ? " (proven)" : "")
                + needs;
    }

    /** Fails unless it is what the language is to say of a scenario. */
    public void isSaid(Path scenario) {
        assertThat(text()).isEqualTo(ScenarioWords.ENGLISH.of(scenario));
    }

    /** What is said, one line each. */
    String text() {
        var lines = new ArrayList<String>();
        lines.add(String.valueOf(happened));
        lines.add(String.valueOf(summary));
        evidence.forEach(each -> lines.add("- " + each));
        for (int i = 0; i < offers.size(); i++) {
            lines.add("* " + offers.get(i));
            lines.add("  " + effects.get(i));
        }
        return String.join("\n", lines);
    }
}
