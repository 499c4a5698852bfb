package dev.bindsight.json;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.Port;
import dev.bindsight.model.TlsRefusal;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * What {@code explain} answers.
 *
 * @param found every error that the text reports, in its order
 * @param diagnosis that of the first, absent where there is none
 */
public record ExplainJson(List<FoundJson> found, @Nullable DiagnosisJson diagnosis) {
    /** A text that reports no error. */
    public static ExplainJson ofNothing() {
        return new ExplainJson(List.of(), null);
    }

    /**
     * The shape of errors.
     *
     * @param first what is to be said of the first
     * @param userName the name of a user, or the number as text
     */
    public static ExplainJson of(
            List<FoundError> found, ReportFinding first, Function<Uid, String> userName) {
        return new ExplainJson(
                found.stream().map(FoundJson::of).toList(),
                DiagnosisJson.of(first.diagnosis(), userName));
    }

    /**
     * An error.
     *
     * @param errno its POSIX name, whatever number or wording was printed
     * @param syscall the call, in the word of who printed it
     * @param host as printed
     * @param port the port
     * @param number the errno as it was printed
     * @param runtime what printed it
     * @param tls why a handshake failed: {@code wrong-version}
     * @param text the words that say so
     * @param start where they begin, a UTF-16 offset into the text
     * @param end behind them
     */
    public record FoundJson(
            String errno,
            @Nullable String syscall,
            @Nullable String host,
            @Nullable Port port,
            @Nullable Integer number,
            @Nullable String runtime,
            @Nullable String tls,
            String text,
            Integer start,
            Integer end) {
        private static FoundJson of(FoundError found) {
            ReportedError error = found.error();
            TlsRefusal tls = error.tls();
            return new FoundJson(
                    error.scriptName(),
                    error.call(),
                    error.host(),
                    error.port(),
                    error.number(),
                    found.reporter() == null ? null : found.reporter().name(),
                    tls == null ? null : tls.id(),
                    found.text(),
                    found.start(),
                    found.end());
        }
    }
}
