package dev.bindsight.explain.errnos;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a number stands for, in the number space that the words around it show. */
public final class ErrnoNumbers {
    /** The first of winsock2.h: no other system counts so far. */
    private static final int WINDOWS_FROM = 10_000;

    /** Of winerror.h, which Win32 and not Winsock gives where a call was overlapped. */
    private static final Map<Integer, String> OF_WIN32 =
            Map.of(
                    1225, ErrnoName.ECONNREFUSED.name(), // ERROR_CONNECTION_REFUSED
                    1227, ErrnoName.EADDRINUSE.name(), // ERROR_ADDRESS_ALREADY_ASSOCIATED
                    1231, ErrnoName.ENETUNREACH.name(), // ERROR_NETWORK_UNREACHABLE
                    1232, ErrnoName.EHOSTUNREACH.name(), // ERROR_HOST_UNREACHABLE
                    1234, ErrnoName.ECONNREFUSED.name(), // ERROR_PORT_UNREACHABLE
                    1236, ErrnoName.ECONNABORTED.name()); // ERROR_CONNECTION_ABORTED

    /**
     * What a number is read as.
     *
     * @param errno its name in the reference
     * @param space whose number it is
     */
    public record Read(String errno, NumberSpace space) {}

    private final Map<NumberSpace, Map<Integer, String>> names = new HashMap<>();

    /** By the numbers of a reference. */
    public ErrnoNumbers(ErrnoReference reference) {
        for (NumberSpace space : NumberSpace.values()) {
            Map<Integer, String> inSpace = new HashMap<>();
            for (ErrnoEntry entry : reference.entries()) {
                Integer number = entry.number(space);
                if (number != null) {
                    inSpace.putIfAbsent(number, entry.name());
                }
            }
            names.put(space, inSpace);
        }
    }

    /**
     * What a number stands for.
     *
     * @param number as printed, with its sign
     * @param beside the errno that words beside it say, absent if none do
     * @param hint the system that the text is of, absent if nothing shows it
     * @return null if it is none that is known
     */
    public @Nullable Read read(int number, @Nullable String beside, @Nullable NumberSpace hint) {
        String ofWin32 = OF_WIN32.get(number);
        if (ofWin32 != null) {
            return new Read(ofWin32, NumberSpace.WINDOWS);
        }
        List<NumberSpace> order = order(number, hint);
        if (beside != null) {
            for (NumberSpace space : order) {
                if (beside.equals(name(space, number))) {
                    return new Read(beside, space);
                }
            }
        }
        for (NumberSpace space : order) {
            String name = name(space, number);
            boolean foreign =
                    name != null && (ErrnoKind.RARE.has(name) || isResolverOfMacos(space, name));
            if (name != null && (space == hint || !foreign)) {
                return new Read(name, space);
            }
        }
        return null;
    }

    /** Its codes of getaddrinfo(3) are small and positive, as many other numbers are. */
    private static boolean isResolverOfMacos(NumberSpace space, String name) {
        return space == NumberSpace.MACOS && name.startsWith("EAI_");
    }

    /** Whether it is a number that Windows has for errors of sockets alone. */
    public static boolean isOfWinsock(int number) {
        return Math.abs(number) >= WINDOWS_FROM;
    }

    private static List<NumberSpace> order(int number, @Nullable NumberSpace hint) {
        if (isOfWinsock(number)) {
            return List.of(NumberSpace.WINDOWS);
        }
        if (number <= -3000) {
            return List.of(NumberSpace.LIBUV);
        }
        return hint == NumberSpace.MACOS
                ? List.of(NumberSpace.MACOS, NumberSpace.LINUX)
                : List.of(NumberSpace.LINUX, NumberSpace.MACOS);
    }

    /** Exactly, or as one that was printed negated, as Node.js and the kernel do. */
    private @Nullable String name(NumberSpace space, int number) {
        Map<Integer, String> inSpace = names.getOrDefault(space, Map.of());
        String exact = inSpace.get(number);
        if (exact != null || number >= 0) {
            return exact;
        }
        String negated = inSpace.get(-number);
        return negated == null || negated.startsWith("EAI_") ? null : negated;
    }
}
