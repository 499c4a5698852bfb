package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.SignalName;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.json.OwnershipJson.ProcessJson;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What {@code history} answers.
 *
 * @param recording whether somebody records now
 * @param recordedSince when the record begins, absent where there is none
 * @param gaps when nothing was recorded
 * @param spans who had what
 * @param events what happened to places
 * @param recordings what happened to the recording itself; absent for nothing
 * @param cut whether there is more than is given; absent where not
 */
public record HistoryJson(
        Boolean recording,
        @Nullable Instant recordedSince,
        List<GapJson> gaps,
        List<SpanJson> spans,
        List<EventJson> events,
        @JsonInclude(Include.NON_EMPTY) List<RecordingJson> recordings,
        @Nullable Boolean cut) {
    /** The shape of an answer. */
    public static HistoryJson of(RecordState state, HistoryAnswer answer) {
        return new HistoryJson(
                state.recording(),
                state.since(),
                answer.gaps().stream().map(GapJson::of).toList(),
                answer.spans().stream().map(SpanJson::of).toList(),
                answer.events().stream()
                        .filter(each -> !(each instanceof PastEvent.OfRecording))
                        .map(EventJson::of)
                        .toList(),
                answer.events().stream()
                        .filter(each -> each instanceof PastEvent.OfRecording)
                        .map(RecordingJson::of)
                        .toList(),
                answer.cut() ? true : null);
    }

    /**
     * A time in which nothing was recorded.
     *
     * @param why {@code not-recording}, {@code broken-off}, {@code suspended}, {@code boot}, {@code
     *     no-look} or {@code not-written}
     * @param reason what the system said where it could not be written: {@code No space left on
     *     device}; absent for others
     */
    public record GapJson(Instant from, Instant to, String why, @Nullable String reason) {
        private static GapJson of(RecordGap gap) {
            return new GapJson(gap.from(), gap.to(), label(gap.why()), gap.reason());
        }
    }

    /**
     * Who had a place from when to when.
     *
     * @param interfaceName {@code interface}: the device or scope; absent for none
     * @param openingSeen false where it was there already when it was first looked at; absent where
     *     it was seen to open
     * @param to when it ended; absent while it lasts
     * @param ended {@code closed}, {@code process-ended}, {@code taken-over}, {@code
     *     stopped-by-bindsight}, {@code boot} or {@code unknown}; absent while it lasts
     * @param exitStatus of the process that ended with it, where that was seen
     * @param signal the one that ended the process, where that was seen: {@code SIGKILL}
     * @param user the name of the user who made the socket, where no process is known
     * @param process who had it; absent where that is not known
     */
    public record SpanJson(
            Protocol protocol,
            Endpoint local,
            @JsonProperty("interface") @Nullable String interfaceName,
            Instant from,
            @Nullable Boolean openingSeen,
            @Nullable Instant to,
            @Nullable String ended,
            @Nullable Integer exitStatus,
            @Nullable String signal,
            @Nullable String user,
            @Nullable ProcessJson process) {
        private static SpanJson of(HeldSpan span) {
            SpanEnd end = span.end();
            ProcessEnd how = end == null ? null : end.process();
            Integer signal = how == null ? null : how.signal();
            PastHolder holder = span.holder();
            return new SpanJson(
                    span.place().protocol(),
                    span.place().local(),
                    span.place().where().interfaceName(),
                    span.from(),
                    span.sawOpening() ? null : false,
                    span.to(),
                    end == null ? null : ended(end),
                    how == null ? null : how.exitStatus(),
                    signal == null ? null : SignalName.of(signal),
                    holder == null ? span.user() : null,
                    processOf(holder));
        }

        private static String ended(SpanEnd end) {
            return switch (end) {
                case SpanEnd.Closed _ -> "closed";
                case SpanEnd.ProcessEnded _ -> "process-ended";
                case SpanEnd.TakenOver _ -> "taken-over";
                case SpanEnd.StoppedByBindsight _ -> "stopped-by-bindsight";
                case SpanEnd.Boot _ -> "boot";
                case SpanEnd.Unknown _ -> "unknown";
            };
        }
    }

    /**
     * Something that happened to a place.
     *
     * @param kind {@code opened}, {@code closed}, {@code changed-owner}, {@code came-back}, {@code
     *     stopped-by-bindsight}, {@code bind-refused}, {@code connect-failed} or {@code
     *     opened-and-closed}
     * @param local the place; of a connect that failed, where it was to go
     * @param errno why a call failed; absent for others
     * @param seenBy {@code bindsight} or {@code run}, of a call that failed
     * @param program what was run, of a call that failed there
     * @param process who it is about; absent where that is not known
     */
    public record EventJson(
            Instant at,
            String kind,
            @Nullable Protocol protocol,
            @Nullable Endpoint local,
            @Nullable String errno,
            @Nullable String seenBy,
            @Nullable String program,
            @Nullable ProcessJson process) {
        private static EventJson of(PastEvent event) {
            PastPlace place = event.place();
            PastEvent.Failed failed = event instanceof PastEvent.Failed it ? it : null;
            return new EventJson(
                    event.at(),
                    event.kind().label(),
                    place == null ? null : place.protocol(),
                    place == null ? null : place.local(),
                    failed == null ? null : failed.errno(),
                    failed == null ? null : label(failed.seenBy()),
                    failed == null ? null : failed.program(),
                    processOf(event.holder()));
        }
    }

    /**
     * Something that happened to the recording.
     *
     * @param kind {@code recording-began}, {@code recording-ended}, {@code recording-went-on} or
     *     {@code clock-set}
     * @param byMicros how far the clock was set, negative for back; absent for others
     */
    public record RecordingJson(Instant at, String kind, @Nullable Duration byMicros) {
        private static RecordingJson of(PastEvent event) {
            return new RecordingJson(
                    event.at(),
                    event.kind().label(),
                    event instanceof PastEvent.ClockSet set ? set.by() : null);
        }
    }

    private static @Nullable ProcessJson processOf(@Nullable PastHolder holder) {
        return holder == null ? null : ProcessJson.ofPast(holder.details());
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
