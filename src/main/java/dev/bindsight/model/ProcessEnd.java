package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * How a process came to its end, as far as the kernel tells those who are not its parent
 * (PIDFD_INFO_EXIT of linux/pidfd.h).
 */
public sealed interface ProcessEnd {
    /** It has ended; the kernel does not tell how. */
    ProcessEnd UNTOLD = new Untold();

    /**
     * It ended by itself (_exit(2)).
     *
     * @param status its exit status, from 0 to 255
     */
    record Exited(int status) implements ProcessEnd {
        /** Checks the range. */
        public Exited {
            if (status < 0 || status > 255) {
                throw new IllegalArgumentException("exit status " + status);
            }
        }
    }

    /**
     * A signal ended it; who sent it is not told (signal(7)).
     *
     * @param number of the signal, greater than 0
     */
    record Signalled(int number) implements ProcessEnd {
        /** Checks the number. */
        public Signalled {
            if (number <= 0 || number > 127) {
                throw new IllegalArgumentException("signal " + number);
            }
        }
    }

    /** It has ended; the kernel does not tell how. */
    record Untold() implements ProcessEnd {}

    /** What wait(2) tells of an end, as the number that it gives. */
    static ProcessEnd ofWaitStatus(int status) {
        int signal = status & 0x7F;
        return signal == 0 ? new Exited(status >> 8 & 0xFF) : new Signalled(signal);
    }

    /** Its exit status, absent where it had none or that is not told. */
    default @Nullable Integer exitStatus() {
        return this instanceof Exited(int status) ? status : null;
    }

    /** The number of the signal that ended it, absent where none did or that is not told. */
    default @Nullable Integer signal() {
        return this instanceof Signalled(int number) ? number : null;
    }
}
