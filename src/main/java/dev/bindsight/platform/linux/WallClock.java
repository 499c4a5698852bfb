package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.platform.linux.abi.ProcessAbi.Timespec;
import dev.bindsight.platform.linux.abi.ProcessAbi.Tm;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The clock on the wall, by libc's own reading of TZ and {@code /etc/localtime} (localtime_r(3),
 * tzset(3)), which is what {@code date} prints. Java reads the zones of the whole world before it
 * can name its own, twice, which takes a verb longer than a look at every process.
 */
final class WallClock {
    private final Libc libc;

    WallClock(Libc libc) {
        this.libc = libc;
    }

    /**
     * A zone that tells each of these moments as this clock does: their offset from UTC, where they
     * have one in common, as they have but for some around a change of the clock.
     */
    ZoneId zoneOf(Collection<Instant> moments) {
        Set<Optional<ZoneOffset>> offsets = new HashSet<>();
        for (Instant each : moments) {
            offsets.add(offset(each));
        }
        return offsets.size() == 1
                ? offsets.iterator()
                        .next()
                        .<ZoneId>map(each -> each)
                        .orElseGet(ZoneId::systemDefault)
                : ZoneId.systemDefault();
    }

    /** Absent where libc cannot tell it, or tells one that Java knows none of. */
    private Optional<ZoneOffset> offset(Instant moment) {
        MemorySegment struct = libc.scratch().struct;
        long time = struct.address();
        long tm = time + Timespec.SIZE;
        struct.set(JAVA_LONG, 0, moment.getEpochSecond());
        if (!libc.localtimeR(time, tm)) {
            return Optional.empty();
        }
        long east = struct.get(JAVA_LONG, Timespec.SIZE + Tm.TM_GMTOFF);
        return Math.abs(east) <= ZoneOffset.MAX.getTotalSeconds()
                ? Optional.of(ZoneOffset.ofTotalSeconds((int) east))
                : Optional.empty();
    }
}
