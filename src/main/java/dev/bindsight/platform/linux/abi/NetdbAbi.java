package dev.bindsight.platform.linux.abi;

/** Looking up names (getaddrinfo(3)). */
@Headers("netdb.h")
public final class NetdbAbi {
    private NetdbAbi() {}

    /** One address of a name, and the next one. */
    @Struct("struct addrinfo")
    public static final class Addrinfo {
        public static final int AI_FAMILY = 4;
        public static final int AI_SOCKTYPE = 8;
        public static final int AI_ADDR = 24;
        public static final int AI_NEXT = 40;
        public static final int SIZE = 48;

        private Addrinfo() {}
    }
}
