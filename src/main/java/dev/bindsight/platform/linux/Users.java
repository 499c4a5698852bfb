package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Uid;
import dev.bindsight.platform.linux.abi.ProcessAbi.Passwd;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The user database, whatever nsswitch.conf(5) makes of it. */
final class Users {
    /** Where the pointer to the result stands, behind struct passwd. */
    private static final int RESULT = Passwd.SIZE;

    /** In place of a name that would be that of another user, who has the same number here. */
    private static final String UNMAPPED = "unmapped";

    private static final long KEPT_NANOS = 60_000_000_000L;

    private final Libc libc;
    private final Predicate<Uid> isUnmapped;
    private final LongSupplier nanoTime;
    private final Map<Uid, String> names = new ConcurrentHashMap<>();
    private volatile long keptSince;

    Users(Libc libc, Predicate<Uid> isUnmapped, LongSupplier nanoTime) {
        this.libc = libc;
        this.isUnmapped = isUnmapped;
        this.nanoTime = nanoTime;
        keptSince = nanoTime.getAsLong();
    }

    /**
     * The name of a user, or the number where there is none. A filter asks for every row, and a
     * look-up may go to a directory server, so answers are kept for a minute.
     */
    String name(Uid uid) {
        long now = nanoTime.getAsLong();
        if (now - keptSince >= KEPT_NANOS) {
            names.clear();
            keptSince = now;
        }
        String known = names.get(uid);
        if (known == null) {
            known = isUnmapped.test(uid) ? UNMAPPED : lookUp(uid).orElseGet(uid::toString);
            names.put(uid, known);
        }
        return known;
    }

    /** The user with a name. */
    Optional<Uid> named(String name) {
        Scratch scratch = libc.scratch().begin().add(name);
        if (scratch.isTooLong()) {
            return Optional.empty();
        }
        long struct = scratch.struct.address();
        scratch.struct.set(JAVA_LONG, RESULT, 0);
        libc.getpwnamR(
                scratch.path(),
                struct,
                scratch.data.address(),
                scratch.data.byteSize(),
                struct + RESULT);
        return scratch.struct.get(JAVA_LONG, RESULT) == 0
                ? Optional.empty()
                : Optional.of(
                        new Uid(
                                Integer.toUnsignedLong(
                                        scratch.struct.get(JAVA_INT, Passwd.PW_UID))));
    }

    private Optional<String> lookUp(Uid uid) {
        Scratch scratch = libc.scratch();
        long struct = scratch.struct.address();
        scratch.struct.set(JAVA_LONG, RESULT, 0);
        libc.getpwuidR(
                (int) uid.number(),
                struct,
                scratch.data.address(),
                scratch.data.byteSize(),
                struct + RESULT);
        if (scratch.struct.get(JAVA_LONG, RESULT) == 0) {
            return Optional.empty();
        }
        // the name is among the strings that getpwuid_r put into its buffer
        long offset = scratch.struct.get(JAVA_LONG, Passwd.PW_NAME) - scratch.data.address();
        return offset < 0 || offset >= scratch.data.byteSize()
                ? Optional.empty()
                : Optional.of(NativeBytes.string(scratch.data, offset));
    }
}
