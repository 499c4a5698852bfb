package dev.bindsight.explain;

import dev.bindsight.explain.rules.Rule;
import dev.bindsight.model.TlsRefusal;

import org.jspecify.annotations.Nullable;

/** Why a handshake failed, as a rule says it. */
final class Refusals {
    private Refusals() {}

    static @Nullable TlsRefusal of(Reading reading) {
        Rule rule = reading.rule();
        if (rule == null || rule.tls() == null) {
            return null;
        }
        for (TlsRefusal each : TlsRefusal.values()) {
            if (each.id().equals(rule.tls())) {
                return each;
            }
        }
        return TlsRefusal.UNKNOWN;
    }
}
