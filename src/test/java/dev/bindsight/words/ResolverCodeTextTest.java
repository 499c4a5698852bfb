package dev.bindsight.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.NameReason;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What is said of a number of getaddrinfo(3) that netdb.h has no name for. */
class ResolverCodeTextTest {
    private static final EaiCode CODE = EaiCode.of(-77);

    @Test
    void aNumberWithoutANameIsNotTakenForAnother() {
        assertThat(CODE).isEqualTo(EaiCode.EAI_OTHER);
        assertThat(EaiCode.of(-4)).isEqualTo(EaiCode.EAI_FAIL);
        assertThat(ResolverCodeText.of(CODE)).isEqualTo("a number without a name");
        assertThat(ResolverCodeText.of(EaiCode.EAI_NONAME)).isEqualTo("EAI_NONAME");
    }

    @Test
    void noSentenceNamesACodeThatWasNotGiven() {
        var fact = new NameFact.ResolverGave(CODE, Duration.ofMillis(3));
        var diagnosis =
                new Diagnosis(
                        new Cause.NameNotFound(CODE),
                        new Happened.NameUnresolved(CODE),
                        new NameReason.LookupFailed("db", CODE),
                        List.of(Evidence.of(Evidence.Kind.NETWORK, fact)),
                        List.of(),
                        null);

        assertThat(DiagnosisText.happened(diagnosis).text())
                .isEqualTo("getaddrinfo ended with a number without a name.");
        assertThat(DiagnosisText.summary(diagnosis).text())
                .isEqualTo("The resolver could not look db up: a number without a name.");
        assertThat(EvidenceText.of(diagnosis.evidence().getFirst()).text())
                .isEqualTo("getaddrinfo gave a number without a name after 3.0 ms.");
    }
}
