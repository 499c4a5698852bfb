package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.explain.FoundError;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The error that is explained, and what is true of it on this machine, which is looked at as soon
 * as it is chosen. Belongs to the FX thread; what blocks runs in a lane of its own.
 */
final class CheckedError {
    private final ReportDiagnosis diagnosis;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<@Nullable FoundError> error =
            new ReadOnlyObjectWrapper<>(this, "error");
    private final ReadOnlyObjectWrapper<@Nullable ReportFinding> finding =
            new ReadOnlyObjectWrapper<>(this, "finding");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyObjectWrapper<List<Evidence>> more =
            new ReadOnlyObjectWrapper<>(this, "more", List.of());
    private String text = "";

    CheckedError(ReportDiagnosis diagnosis, Lane lane) {
        this.diagnosis = diagnosis;
        this.lane = lane;
    }

    /** The error, absent for none. */
    ReadOnlyObjectProperty<@Nullable FoundError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The error, absent for none. */
    @Nullable FoundError error() {
        return error.get();
    }

    /** What was found out last, absent before that. */
    ReadOnlyObjectProperty<@Nullable ReportFinding> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    /** Why the last look came to nothing: a bug of Bindsight. Absent if it went well. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What was found out beside it because somebody asked. */
    ReadOnlyObjectProperty<List<Evidence>> moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Something was found out beside it. */
    void learn(Evidence fact) {
        more.set(List.of(fact));
    }

    /** What runs. */
    Lane lane() {
        return lane;
    }

    /**
     * Looks at this machine for another error.
     *
     * @param found the error, absent for none
     * @param around the text it stands in
     */
    void choose(@Nullable FoundError found, String around) {
        lane.cancel();
        text = around;
        failure.set(null);
        finding.set(null);
        more.set(List.of());
        error.set(found);
        again();
    }

    /** The same error stands elsewhere by now; what was found out about it stays. */
    void moved(FoundError found, String around) {
        text = around;
        error.set(found);
    }

    /** Looks once more; what was found before stays until then. */
    void again() {
        FoundError of = error.get();
        if (of != null) {
            failure.set(null);
            ReportOrigin origin = ReportOrigin.ofText(text);
            lane.startInstead(
                    new Job(
                                    Texts.get("explain.job.check"),
                                    job -> {
                                        ReportFinding found =
                                                diagnosis.explain(of, origin, job.cancellation());
                                        return () -> finding.set(found);
                                    })
                            .whenFailed(failure::set));
        }
    }
}
