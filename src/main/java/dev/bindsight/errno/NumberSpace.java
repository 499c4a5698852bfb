package dev.bindsight.errno;

import java.util.Locale;

/** Who counts errnos: the same name has another number in each. */
public enum NumberSpace {
    /** asm-generic/errno.h, which x86, ARM and RISC-V use; netdb.h of glibc for EAI_ codes. */
    LINUX("Linux"),
    /** sys/errno.h and netdb.h. */
    MACOS("macOS"),
    /** winsock2.h and ws2tcpip.h. */
    WINDOWS("Windows"),
    /** uv/errno.h: what libuv, and so Node.js, gives on Windows, and everywhere for EAI_ codes. */
    LIBUV("libuv");

    private final String label;

    NumberSpace(String label) {
        this.label = label;
    }

    /** The name that a person reads. */
    public String label() {
        return label;
    }

    /**
     * The system of a name.
     *
     * @param osName the system property {@code os.name}
     */
    public static NumberSpace of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }
}
