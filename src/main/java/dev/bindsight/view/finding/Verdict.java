package dev.bindsight.view.finding;

import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ResolverCodeText;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, in a word or two.
 *
 * @param tone whether that is good
 * @param word what the badge says
 * @param errno the entry of the reference behind it, absent if there is none
 */
public record Verdict(Tone tone, String word, @Nullable String errno) {
    /** Of a finding. */
    public static Verdict of(Finding finding) {
        return switch (finding.attempt().outcome()) {
            case Outcome.Worked _ -> worked(finding);
            case Outcome.Refused(var _, Errno errno, Outcome.DecidedBy by) ->
                    switch (by) {
                        case KERNEL -> new Verdict(Tone.REFUSED, errno.name(), errno.name());
                        case TIMEOUT -> new Verdict(Tone.REFUSED, timeout(finding), errno.name());
                    };
            case Outcome.Unresolved(var _, EaiCode code) -> unresolved(code);
            case Outcome.Cancelled _ ->
                    new Verdict(Tone.OPEN, Texts.get("connect.outcome.cancelled"), null);
            case Outcome.NotTried _ ->
                    new Verdict(Tone.OPEN, Texts.get("connect.outcome.notTried"), null);
        };
    }

    /** Of a name that led to no address to connect to. */
    public static Verdict ofName(Diagnosis unresolved) {
        EaiCode code =
                unresolved.happened() instanceof Happened.NameUnresolved(EaiCode said)
                        ? said
                        // its servers had not answered yet
                        : EaiCode.EAI_AGAIN;
        return unresolved(code);
    }

    private static Verdict unresolved(EaiCode code) {
        // the reference explains what has a name
        String entry = code == EaiCode.EAI_OTHER ? null : code.name();
        return new Verdict(Tone.REFUSED, ResolverCodeText.of(code), entry);
    }

    /** Bindsight's own clock is not passed off as the kernel's. */
    private static String timeout(Finding finding) {
        return finding.attempt().probe() instanceof ConnectProbe probe
                ? Texts.get("connect.outcome.timeout", DurationText.exact(probe.timeout()))
                : Texts.get("connect.outcome.cancelled");
    }

    /** A connection over which what was asked for did not come is no success. */
    private static Verdict worked(Finding finding) {
        if (finding.attempt().probe() instanceof BindProbe) {
            return new Verdict(Tone.OK, Texts.get("bind.result.ok"), null);
        }
        Exchange exchange = finding.exchange();
        Errno broken = exchange == null ? null : exchange.broken();
        if (broken != null) {
            return new Verdict(Tone.REFUSED, broken.name(), broken.name());
        }
        if (exchange != null && !exchange.holds()) {
            String missing =
                    exchange.tls() == null || exchange.head() != null
                            ? Texts.get("connect.outcome.noHttp")
                            : Texts.get("connect.outcome.noTls");
            return new Verdict(Tone.REFUSED, missing, null);
        }
        if (exchange != null && !exchange.distrust().isEmpty()) {
            return new Verdict(Tone.REFUSED, Texts.get("connect.outcome.distrusted"), null);
        }
        Cause cause = cause(finding);
        if (cause instanceof Cause.UselessConnection useless) {
            return new Verdict(Tone.REFUSED, words(useless), null);
        }
        // silence after a datagram proves nothing
        Tone tone = cause == null ? Tone.OK : finding.holds() ? Tone.OPEN : Tone.REFUSED;
        return new Verdict(tone, connected(finding), null);
    }

    private static String words(Cause.UselessConnection cause) {
        return switch (cause) {
            case Cause.AcceptsButSilent _ -> Texts.get("connect.outcome.silent");
            case Cause.SelfConnected _ -> Texts.get("connect.outcome.self");
        };
    }

    private static @Nullable Cause cause(Finding finding) {
        Diagnosis diagnosis = finding.diagnosis();
        return diagnosis == null ? null : diagnosis.cause();
    }

    private static String connected(Finding finding) {
        return finding.attempt().probe().protocol() == Protocol.UDP
                ? Texts.get("connect.outcome.sent")
                : Texts.get("connect.outcome.connected");
    }
}
