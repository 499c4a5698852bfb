package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.SocketOption;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The binds that were tried on behalf of one that was refused. What is absent was not tried or did
 * not work.
 *
 * @param options the same bind with one more option each, however it ended
 * @param otherPort the first of other ports that works
 * @param anyPort a port that the kernel picked
 * @param otherFamily the other family, or one family alone
 * @param ownAddress the first address of the machine that works
 * @param everyAddress every address of the family
 */
public record BindTried(
        Map<SocketOption, Attempt> options,
        @Nullable Attempt otherPort,
        @Nullable Attempt anyPort,
        @Nullable Attempt otherFamily,
        @Nullable Attempt ownAddress,
        @Nullable Attempt everyAddress) {
    /** How many ports are tried one after the other: as many as anyone would try by hand. */
    public static final int NEXT_PORTS = 200;

    /** Nothing. */
    public static final BindTried NOTHING = new BindTried(Map.of(), null, null, null, null, null);

    /** Copies the map, in the order of the options. */
    public BindTried {
        options = ordered(options);
    }

    private static Map<SocketOption, Attempt> ordered(Map<SocketOption, Attempt> options) {
        return options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(options));
    }

    /** The options whose bind ended in some way. */
    public Map<SocketOption, Attempt> ended(Class<? extends Outcome> how) {
        var found = new EnumMap<SocketOption, Attempt>(SocketOption.class);
        options.forEach((option, attempt) -> {
            if (how.isInstance(attempt.outcome())) {
                found.put(option, attempt);
            }
        });
        return found;
    }

    /** The bind with an option, if it works; null otherwise. */
    public @Nullable Attempt withOption(SocketOption option) {
        Attempt attempt = options.get(option);
        return attempt != null && attempt.ok() ? attempt : null;
    }
}
