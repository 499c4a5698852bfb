package dev.bindsight.json;

import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Finding;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * What {@code why} and {@code bind} answer.
 *
 * @param attempt the bind
 * @param diagnosis why it was refused, absent if it worked
 * @param accepted how many connections, or for UDP datagrams, came while it was held; absent where
 *     it was not held
 */
public record BindJson(
        AttemptJson attempt, @Nullable DiagnosisJson diagnosis, @Nullable Long accepted) {
    /**
     * The shape of a bind.
     *
     * @param userName the name of a user, or the number as text
     */
    public static BindJson of(Finding finding, Function<Uid, String> userName) {
        return new BindJson(
                AttemptJson.of(finding.attempt()),
                DiagnosisJson.ofNullable(finding.diagnosis(), userName),
                null);
    }

    /** The same of a socket that was held and met so many peers. */
    public BindJson held(long count) {
        return new BindJson(attempt, diagnosis, count);
    }
}
