package dev.bindsight.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A socket that is there in two readings and of which the later one says something else.
 *
 * @param before as it was
 * @param after as it is
 * @param what what is another; never empty
 */
public record SocketChange(SocketEntry before, SocketEntry after, Set<Aspect> what) {
    /** Keeps the set from changes. */
    public SocketChange {
        what = Collections.unmodifiableSet(EnumSet.copyOf(what));
    }

    /** Which socket it is. */
    public SocketKey key() {
        return after.key();
    }

    /** What of two readings of one socket differs, as a new set; empty if they say the same. */
    public static Set<Aspect> between(SocketEntry before, SocketEntry after) {
        var what = EnumSet.noneOf(Aspect.class);
        if (before == after) {
            return what;
        }
        for (Aspect aspect : Aspect.values()) {
            if (aspect.differs(before, after)) {
                what.add(aspect);
            }
        }
        return what;
    }

    /** What can change of a socket. */
    public enum Aspect {
        /** Where it is bound, with whom it is connected, and on which device. */
        PLACE {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return before.protocol() != after.protocol()
                        || before.family() != after.family()
                        || !before.local().equals(after.local())
                        || !Objects.equals(before.remote(), after.remote())
                        || !Objects.equals(before.interfaceName(), after.interfaceName())
                        || !Objects.equals(before.v6only(), after.v6only())
                        || !Objects.equals(before.namespace(), after.namespace());
            }
        },
        /** Its state. */
        STATE {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return before.state() != after.state();
            }
        },
        /** What waits in it, or how much may. */
        QUEUES {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return before.recvQ() != after.recvQ() || before.sendQ() != after.sendQ();
            }
        },
        /** The timer that runs on it. */
        TIMER {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return !Objects.equals(before.timer(), after.timer());
            }
        },
        /** Who made it: its user, its inode, its cgroup. */
        MAKER {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return !Objects.equals(before.uid(), after.uid())
                        || !Objects.equals(before.inode(), after.inode())
                        || before.cgroup() != after.cgroup();
            }
        },
        /** Who has it open, or why that is not known. */
        OWNERSHIP {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return !before.ownership().equals(after.ownership());
            }
        },
        /**
         * What is known of an owner that it had before: that became another program, or has another
         * parent. Not told where {@link #OWNERSHIP} changed too.
         */
        OWNER_DETAILS {
            @Override
            boolean differs(SocketEntry before, SocketEntry after) {
                return false; // the socket does not tell
            }
        };

        abstract boolean differs(SocketEntry before, SocketEntry after);
    }
}
