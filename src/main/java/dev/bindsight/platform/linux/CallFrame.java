package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.Arg;
import dev.bindsight.model.OptionValue;
import dev.bindsight.platform.linux.abi.ProcessAbi.Rlimit;
import dev.bindsight.platform.linux.abi.SocketAbi.Pollfd;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The registers of one call and the memory that the pointers in them lead to: arguments become
 * registers before it, and what the kernel wrote becomes arguments after it. Each thread has one,
 * so that a sweep of all ports makes no garbage here.
 *
 * <p>A length that is claimed is backed by as much memory, so that no mistake of an experiment
 * reads or writes what is not its own.
 */
final class CallFrame {
    /** What getnameinfo(3) takes; no system call takes more than six. */
    static final int REGISTERS = 7;

    /** The greatest length that can be claimed. */
    static final int MOST = 16 * 1024 * 1024;

    /** The kernel reads no option or address beyond this, whatever length is claimed. */
    private static final int SLACK = 128;

    private final Scratch scratch;
    private final long[] registers = new long[REGISTERS];
    private final @Nullable MemorySegment[] written = new @Nullable MemorySegment[REGISTERS];
    private int filled;
    private long used;
    private boolean dataUsed;
    private boolean writes;

    /** What the garbage collector must not take while an address in a register leads to it. */
    private final List<MemorySegment> kept = new ArrayList<>();

    CallFrame(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Puts the arguments into registers and memory. */
    long[] enter(List<Arg> arguments) {
        Arrays.fill(registers, 0);
        filled = 0;
        used = 0;
        dataUsed = false;
        writes = false;
        for (int i = 0; i < arguments.size(); i++) {
            written[i] = null;
            Arg argument = arguments.get(i);
            // no switch: these are what a sweep consists of, and what a start binds
            if (argument instanceof Arg.Descriptor(int number)) {
                push(number);
            } else if (argument instanceof Arg.Constant constant) {
                push(constant.value());
            } else if (argument instanceof Arg.Flags flags) {
                push(flags.value());
            } else if (argument instanceof Arg.Number(long value)) {
                push(value);
            } else if (argument instanceof Arg.Address address) {
                address(address);
            } else if (argument instanceof Arg.Option option) {
                push(option.level().value());
                push(option.name().value());
            } else if (argument instanceof Arg.Answer answer) {
                written[i] = room(answer.room());
            } else if (argument instanceof Arg.Place place) {
                written[i] = room(place.room());
            } else {
                written[i] = put(argument);
            }
            writes |= written[i] != null;
        }
        return registers;
    }

    /** Lets go of memory that was too much to be kept. */
    void leave() {
        kept.clear();
        Arrays.fill(written, null);
    }

    private void push(long value) {
        if (filled == REGISTERS) {
            throw new IllegalArgumentException("no call has so many arguments");
        }
        registers[filled++] = value;
    }

    /** Memory full of zeros, for as long as the call. */
    MemorySegment take(long size) {
        return takeAsItIs(size).fill((byte) 0);
    }

    private MemorySegment takeAsItIs(long size) {
        long end = used + size;
        if (end <= scratch.struct.byteSize()) {
            MemorySegment taken = scratch.struct.asSlice(used, size);
            used = (end + 7) & ~7L;
            return taken;
        }
        if (!dataUsed && size <= scratch.data.byteSize()) {
            dataUsed = true;
            return scratch.data.asSlice(0, size);
        }
        MemorySegment own = Arena.ofAuto().allocate(size, 8);
        kept.add(own);
        return own;
    }

    /** As much memory as is claimed; a negative claim is for the kernel to refuse. */
    private MemorySegment claimed(int length, int content) {
        return take(Math.max(checked(length), content));
    }

    private static int checked(int length) {
        if (length > MOST) {
            throw new IllegalArgumentException(length + " bytes are more than a call may claim");
        }
        return length;
    }

    private void address(Arg.Address address) {
        int size = SocketAddress.size(address.name());
        Integer wrong = address.wrongLength();
        int length = wrong == null ? size : wrong;
        MemorySegment struct = wrong == null ? take(size) : claimed(length, size + SLACK);
        SocketAddress.write(struct, address.name());
        push(struct.address());
        push(length);
    }

    /** A pointer to memory and one to its length, which stands behind it. */
    private MemorySegment room(int length) {
        int size = (Math.max(length, SLACK) + 7) & ~7;
        MemorySegment whole = claimed(size + Integer.BYTES, 0);
        whole.set(JAVA_INT, size, length);
        push(whole.address());
        push(whole.address() + size);
        return whole;
    }

    /** Puts what is met less often; gives the memory that the kernel may write. */
    private @Nullable MemorySegment put(Arg argument) {
        return switch (argument) {
            case Arg.Value(OptionValue value, int length) -> {
                MemorySegment memory = claimed(length, value.size() + SLACK);
                OptionMemory.write(memory, value);
                push(memory.address());
                push(length);
                yield null;
            }
            case Arg.Bytes(byte[] bytes, int length) -> {
                MemorySegment memory = claimed(length, bytes.length);
                NativeBytes.write(bytes, memory, 0);
                push(memory.address());
                push(length);
                yield null;
            }
            case Arg.Room(int size, var _) -> {
                MemorySegment memory = takeAsItIs(Math.max(checked(size), 0));
                push(memory.address());
                push(size);
                yield memory;
            }
            case Arg.Null _ -> {
                push(0);
                yield null;
            }
            case Arg.Pointer(long address) -> {
                push(address);
                yield null;
            }
            case Arg.Polled polled -> {
                MemorySegment array = take((long) polled.count() * Pollfd.SIZE);
                long at = 0;
                for (Arg.Watched each : polled.shown()) {
                    array.set(JAVA_INT, at + Pollfd.FD, each.descriptor());
                    array.set(JAVA_SHORT, at + Pollfd.EVENTS, (short) each.events().value());
                    at += Pollfd.SIZE;
                }
                push(array.address());
                push(polled.count());
                yield array;
            }
            case Arg.Pair _ -> pointer(take(2L * Integer.BYTES));
            case Arg.Cell(Integer content) -> {
                MemorySegment cell = take(Integer.BYTES);
                cell.set(JAVA_INT, 0, content == null ? 0 : content);
                yield pointer(cell);
            }
            case Arg.Limit(long soft, long hard) -> {
                MemorySegment limit = take(Rlimit.SIZE);
                limit.set(JAVA_LONG, Rlimit.RLIM_CUR, soft);
                limit.set(JAVA_LONG, Rlimit.RLIM_MAX, hard);
                pointer(limit);
                yield null;
            }
            case Arg.LimitRoom _ -> pointer(take(Rlimit.SIZE));
            case Arg.Message message -> {
                pointer(MessageMemory.write(this, message));
                yield null;
            }
            case Arg.MessageRoom room -> pointer(MessageMemory.room(this, room));
            case Arg.Text(String text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                MemorySegment memory = take(bytes.length + 1L);
                NativeBytes.write(bytes, memory, 0);
                pointer(memory);
                yield null;
            }
            case Arg.Descriptor _,
                    Arg.Constant _,
                    Arg.Flags _,
                    Arg.Number _,
                    Arg.Address _,
                    Arg.Option _,
                    Arg.Answer _,
                    Arg.Place _,
                    Arg.Told _,
                    Arg.QueuedError _,
                    Arg.Hints _,
                    Arg.Found _,
                    Arg.DestroyOrder _,
                    Arg.NetlinkAnswer _ ->
                    throw new IllegalArgumentException("no argument of a system call: " + argument);
        };
    }

    private MemorySegment pointer(MemorySegment memory) {
        push(memory.address());
        return memory;
    }

    /**
     * The arguments with what the kernel wrote in them.
     *
     * @param result what the call returned, at least 0
     */
    List<Arg> returned(List<Arg> arguments, int result) {
        if (!writes) {
            return arguments;
        }
        var after = new Arg[arguments.size()];
        for (int i = 0; i < after.length; i++) {
            MemorySegment memory = written[i];
            after[i] = memory == null ? arguments.get(i) : read(arguments.get(i), memory, result);
        }
        return List.of(after);
    }

    private static Arg read(Arg argument, MemorySegment memory, int result) {
        if (argument instanceof Arg.Answer(OptionValue.Kind kind, int room, var _)) {
            OptionValue came = OptionMemory.read(memory, kind, length(memory, room));
            return new Arg.Answer(kind, room, came);
        }
        if (argument instanceof Arg.Place(int room, var _)) {
            return new Arg.Place(room, SocketAddress.read(memory, length(memory, room)));
        }
        return switch (argument) {
            case Arg.Room(int size, var _) ->
                    new Arg.Room(size, NativeBytes.array(memory, 0, Math.clamp(result, 0, size)));
            case Arg.Polled(List<Arg.Watched> shown, int before, int after) -> {
                var said = new ArrayList<Arg.Watched>(shown.size());
                for (int i = 0; i < shown.size(); i++) {
                    Arg.Watched each = shown.get(i);
                    int bits = memory.get(JAVA_SHORT, (long) i * Pollfd.SIZE + Pollfd.REVENTS);
                    said.add(new Arg.Watched(each.descriptor(), each.events(), Poll.events(bits)));
                }
                yield new Arg.Polled(said, before, after);
            }
            case Arg.Pair _ ->
                    new Arg.Pair(memory.get(JAVA_INT, 0), memory.get(JAVA_INT, Integer.BYTES));
            case Arg.Cell _ -> new Arg.Cell(memory.get(JAVA_INT, 0));
            case Arg.LimitRoom _ ->
                    new Arg.LimitRoom(
                            new Arg.Limit(
                                    memory.get(JAVA_LONG, Rlimit.RLIM_CUR),
                                    memory.get(JAVA_LONG, Rlimit.RLIM_MAX)));
            case Arg.MessageRoom room ->
                    new Arg.MessageRoom(
                            room.sizes(),
                            room.controlSize(),
                            MessageMemory.read(memory, room, result));
            default -> argument;
        };
    }

    /** The length that stands behind memory of {@link #room}, as far as there is memory. */
    private static int length(MemorySegment memory, int room) {
        int told = memory.get(JAVA_INT, memory.byteSize() - Integer.BYTES);
        return Math.clamp(told, 0, Math.max(0, room));
    }
}
