package dev.bindsight.platform.portable;

import dev.bindsight.model.Errno;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The few error numbers that can be told on systems where libc is not called: Darwin's sys/errno.h,
 * Windows' winsock2.h, and Linux's asm-generic/errno.h for the cross-check there.
 */
enum SystemErrno {
    /** Linux. */
    LINUX(1, 3, 13, 38, 98, 99, 101, 110, 111, 113),
    /** macOS and the BSDs. */
    DARWIN(1, 3, 13, 78, 48, 49, 51, 60, 61, 65),
    /** Windows; winsock2.h has no EPERM, ESRCH and ENOSYS, so these are the C runtime's. */
    WINDOWS(1, 3, 10013, 40, 10048, 10049, 10051, 10060, 10061, 10065);

    private final Map<String, Integer> numbers;

    SystemErrno(
            int eperm,
            int esrch,
            int eacces,
            int enosys,
            int eaddrinuse,
            int eaddrnotavail,
            int enetunreach,
            int etimedout,
            int econnrefused,
            int ehostunreach) {
        numbers =
                Map.of(
                        "EPERM", eperm,
                        "ESRCH", esrch,
                        "EACCES", eacces,
                        "ENOSYS", enosys,
                        "EADDRINUSE", eaddrinuse,
                        "EADDRNOTAVAIL", eaddrnotavail,
                        "ENETUNREACH", enetunreach,
                        "ETIMEDOUT", etimedout,
                        "ECONNREFUSED", econnrefused,
                        "EHOSTUNREACH", ehostunreach);
    }

    /** That of the system this runs on. */
    static SystemErrno here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        return name.startsWith("windows") ? WINDOWS : DARWIN;
    }

    /** The errno with a name, if it is one of the few. */
    Optional<Errno> named(String name) {
        return Optional.ofNullable(numbers.get(name)).map(number -> new Errno(name, number));
    }

    /** The errno with a number; {@code E} and the number where it is none of the few. */
    Errno of(int number) {
        return numbers.entrySet().stream()
                .filter(each -> each.getValue() == number)
                .map(each -> new Errno(each.getKey(), number))
                .findFirst()
                .orElseGet(() -> new Errno("E" + number, number));
    }

    /**
     * The errno with a name.
     *
     * @throws java.util.NoSuchElementException if it is none of the few
     */
    Errno of(String name) {
        return named(name).orElseThrow();
    }
}
