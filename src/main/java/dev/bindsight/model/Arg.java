package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalInt;

/**
 * One argument of a system call as its caller means it; what C passes as a pointer and a length is
 * one argument here. Where the kernel writes into the caller's memory, what came out stands in the
 * same argument, absent before the call and where it wrote nothing. Text, styling and programs in
 * other languages are renderings of a list of these.
 */
public sealed interface Arg {
    /** The room that is left for an address: every one fits. */
    int ANY_NAME = 128;

    /** A descriptor. */
    record Descriptor(int number) implements Arg {}

    /** A plain number: a backlog, a length, a pid. */
    record Number(long value) implements Arg {}

    /** A number with a name in C, such as {@code AF_INET}. */
    record Constant(String name, long value) implements Arg {}

    /** Constants that are or'ed; none is 0. */
    record Flags(List<Constant> set) implements Arg {
        /** None. */
        public static final Flags NONE = new Flags(List.of());

        /** Copies the list. */
        public Flags {
            set = List.copyOf(set);
        }

        /** Some of them. */
        public static Flags of(Constant... set) {
            return new Flags(List.of(set));
        }

        /** All of them in one number. */
        public long value() {
            long value = 0;
            for (Constant each : set) {
                value |= each.value;
            }
            return value;
        }

        /** Whether it is none. */
        public boolean isEmpty() {
            return set.isEmpty();
        }
    }

    /** The level and the name of a socket option, two arguments in C. */
    record Option(Constant level, Constant name) implements Arg {
        /** Whether it is that option. */
        public boolean is(String option) {
            return name.name.equals(option);
        }
    }

    /**
     * An address and its length.
     *
     * @param wrongLength the length that is claimed, absent for its own
     */
    record Address(SocketName name, @Nullable Integer wrongLength) implements Arg {
        /** An address with its own length. */
        public Address(SocketName name) {
            this(name, null);
        }
    }

    /**
     * Memory for an address and for its length.
     *
     * @param room how many bytes it is said to have
     * @param came the address that was written there
     */
    record Place(int room, @Nullable SocketName came) implements Arg {
        /** Room for any. */
        public Place() {
            this(ANY_NAME, null);
        }
    }

    /**
     * The value of an option and its length.
     *
     * @param length in bytes, as it is claimed
     */
    record Value(OptionValue value, int length) implements Arg {
        /** A value with its own length. */
        public Value(OptionValue value) {
            this(value, value.size());
        }
    }

    /**
     * Memory for the value of an option, and for its length.
     *
     * @param room how many bytes it is said to have
     * @param came the value that was written there
     */
    record Answer(OptionValue.Kind kind, int room, @Nullable OptionValue came) implements Arg {
        /** Room for a value of a kind. */
        public Answer(OptionValue.Kind kind) {
            this(kind, kind.room(), null);
        }
    }

    /**
     * Memory whose content, or one member of it, a trace gives as what the call returned, because
     * that is what was asked: the pending error of SO_ERROR.
     *
     * @param member of the struct, empty for the whole
     */
    record Told(String member) implements Arg {
        /** How many segments were sent again, of {@code struct tcp_info}. */
        public static final Told RETRANSMITS = new Told("tcpi_total_retrans");

        /** All of it. */
        public static final Told WHOLE = new Told("");
    }

    /**
     * Bytes and how many they are said to be.
     *
     * @param length as it is claimed; what there is not is zero
     */
    record Bytes(byte[] bytes, int length) implements Arg {
        /** All of them. */
        public Bytes(byte[] bytes) {
            this(bytes, bytes.length);
        }
    }

    /**
     * Memory for bytes and its size.
     *
     * @param came what was written there, which may be only its beginning
     */
    record Room(int size, byte @Nullable [] came) implements Arg {
        /** Room for some. */
        public Room(int size) {
            this(size, null);
        }
    }

    /** The null pointer. */
    record Null() implements Arg {}

    /** A pointer to where no memory is. */
    record Pointer(long address) implements Arg {}

    /** One descriptor of poll(2); what it said is absent before the call. */
    record Watched(int descriptor, Flags events, Flags said) {
        /** One that is to be asked about. */
        public Watched(int descriptor, Flags events) {
            this(descriptor, events, Flags.NONE);
        }
    }

    /**
     * An array of pollfd and how many it has.
     *
     * @param before how many stand before those shown
     * @param after how many stand behind them
     */
    record Polled(List<Watched> shown, int before, int after) implements Arg {
        /** Copies the list. */
        public Polled {
            shown = List.copyOf(shown);
        }

        /** All of them. */
        public Polled(List<Watched> all) {
            this(all, 0, 0);
        }

        /** How many the array has. */
        public int count() {
            return before + shown.size() + after;
        }
    }

    /** Memory for two descriptors, which are negative before the call. */
    record Pair(int first, int second) implements Arg {
        /** Room for two. */
        public Pair() {
            this(-1, -1);
        }
    }

    /** A pointer to a number, which the kernel may replace; absent for nothing written there. */
    record Cell(@Nullable Integer content) implements Arg {}

    /** A limit; -1 is none (RLIM_INFINITY). */
    record Limit(long soft, long hard) implements Arg {}

    /** Memory for a limit. */
    record LimitRoom(@Nullable Limit came) implements Arg {}

    /**
     * What sendmsg(2) takes.
     *
     * @param to the address, absent for a null pointer
     * @param pieces the bytes, in several places of memory
     * @param control the control messages (cmsg(3)), as bytes
     * @param controlLength how many these are said to be; what there is not is zero
     */
    record Message(@Nullable SocketName to, List<Bytes> pieces, byte[] control, int controlLength)
            implements Arg {
        /** Copies the list. */
        public Message {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * What recvmsg(2) takes.
     *
     * @param sizes of the places of memory for the bytes
     * @param controlSize of the memory for control messages, 0 for a null pointer
     * @param came what was written there
     */
    record MessageRoom(List<Integer> sizes, int controlSize, @Nullable Received came)
            implements Arg {
        /** Copies the list. */
        public MessageRoom {
            sizes = List.copyOf(sizes);
        }
    }

    /**
     * What recvmsg(2) wrote.
     *
     * @param from the sender, absent where it told none
     * @param bytes all of them
     * @param control the control messages, as bytes
     * @param flags such as {@code MSG_TRUNC}
     */
    record Received(@Nullable SocketName from, byte[] bytes, byte[] control, Flags flags) {}

    /** The ICMP message that recvmsg(2) with MSG_ERRQUEUE gave, absent for none. */
    record QueuedError(@Nullable IcmpError error) implements Arg {}

    /** A string of C. */
    record Text(String text) implements Arg {}

    /** What getaddrinfo(3) is asked for; 0 leaves a part open. */
    record Hints(Flags flags, Arg family, Arg type, Arg protocol) implements Arg {}

    /** Memory for the addresses of a name. */
    record Found(List<SocketName> names) implements Arg {
        /** Copies the list. */
        public Found {
            names = List.copyOf(names);
        }
    }

    /**
     * The order to destroy a socket (sock_diag(7)).
     *
     * @param remote absent for none
     * @param bytes the netlink message that says so
     */
    record DestroyOrder(
            AddressFamily family,
            Protocol protocol,
            Endpoint local,
            @Nullable Endpoint remote,
            byte[] bytes)
            implements Arg {}

    /** What the kernel answered to a netlink message; absent for success. */
    record NetlinkAnswer(@Nullable Errno error) implements Arg {}

    /** The descriptor that the first argument of a call is, if it is one. */
    static OptionalInt descriptor(List<Arg> arguments) {
        return !arguments.isEmpty() && arguments.getFirst() instanceof Descriptor(int number)
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }
}
