package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ReportFact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What the words of an error say beside what failed: where they were printed, and whose number. */
record ReportNotes(ReportObservation found) {
    /** What was seen, with what qualifies all of it first and what only explains a number last. */
    List<Evidence> around(List<Evidence> seen) {
        var evidence = new ArrayList<Evidence>();
        NumberSpace elsewhere = found.elsewhere();
        if (elsewhere != null) {
            evidence.add(Evidence.relation(new ReportFact.PrintedElsewhere(elsewhere.label())));
        }
        evidence.addAll(seen);
        ReportFact.Numbered numbered = numbered();
        if (numbered != null) {
            evidence.add(Evidence.relation(numbered));
        }
        return evidence;
    }

    private ReportFact.@Nullable Numbered numbered() {
        Integer number = found.error().number();
        NumberSpace space = found.numberedBy();
        Errno here = found.subject().errno();
        if (number == null || space == null || here != null && here.number() == number) {
            return null;
        }
        return new ReportFact.Numbered(
                number, space.label(), found.error().errno(), here == null ? null : here.number());
    }
}
