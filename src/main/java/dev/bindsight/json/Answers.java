package dev.bindsight.json;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.json.AttemptJson.OutcomeJson;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Finding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What a verb answers in few fields. */
public interface Answers {
    /**
     * What {@code why} and {@code bind} answer.
     *
     * @param attempt the bind
     * @param diagnosis why it was refused, absent if it worked
     * @param accepted how many connections, or for UDP datagrams, came while it was held; absent
     *     where it was not held
     */
    record BindJson(
            AttemptJson attempt, @Nullable DiagnosisJson diagnosis, @Nullable Long accepted) {
        /**
         * The shape of a bind.
         *
         * @param userName the name of a user, or the number as text
         */
        public static BindJson of(Finding finding, Function<Uid, String> userName) {
            return new BindJson(
                    AttemptJson.of(finding),
                    DiagnosisJson.ofNullable(finding.diagnosis(), userName),
                    null);
        }

        /** The same of a socket that was held and met so many peers. */
        public BindJson held(long count) {
            return new BindJson(attempt, diagnosis, count);
        }
    }

    /**
     * What {@code free} answers.
     *
     * @param ports the ports that are free
     */
    record FreeJson(List<Port> ports) {}

    /**
     * What {@code wait} answers.
     *
     * @param ok whether what was waited for came
     * @param elapsedMicros how long it took
     * @param last how the last try ended, absent if there was none
     */
    record WaitJson(Boolean ok, Duration elapsedMicros, @Nullable OutcomeJson last) {
        /** The shape of a wait. */
        public static WaitJson of(boolean ok, Duration elapsed, @Nullable Outcome last) {
            return new WaitJson(ok, elapsed, last == null ? null : OutcomeJson.of(last));
        }
    }

    /**
     * What {@code errno} answers without an argument.
     *
     * @param errnos every entry of the reference
     */
    record ErrnosJson(List<ErrnoJson> errnos) {
        /** The shape of entries, in their order. */
        public static ErrnosJson of(Collection<ErrnoEntry> entries, NumberSpace here) {
            return new ErrnosJson(
                    entries.stream().map(each -> ErrnoJson.of(each, here, List.of())).toList());
        }
    }
}
