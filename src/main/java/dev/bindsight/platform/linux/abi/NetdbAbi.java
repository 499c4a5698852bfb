package dev.bindsight.platform.linux.abi;

/** Looking up names (getaddrinfo(3), getnameinfo(3)). */
@Headers("netdb.h")
public final class NetdbAbi {
    public static final int AI_PASSIVE = 1;
    public static final int AI_CANONNAME = 2;
    public static final int AI_NUMERICHOST = 4;
    public static final int AI_V4MAPPED = 8;
    public static final int AI_ALL = 0x10;
    public static final int AI_ADDRCONFIG = 0x20;
    public static final int AI_NUMERICSERV = 0x400;

    public static final int NI_NUMERICHOST = 1;
    public static final int NI_NUMERICSERV = 2;
    public static final int NI_NOFQDN = 4;
    public static final int NI_NAMEREQD = 8;
    public static final int NI_DGRAM = 16;

    private NetdbAbi() {}

    /** One address of a name, and the next one. */
    @Struct("struct addrinfo")
    public static final class Addrinfo {
        public static final int AI_FLAGS = 0;
        public static final int AI_FAMILY = 4;
        public static final int AI_SOCKTYPE = 8;
        public static final int AI_PROTOCOL = 12;
        public static final int AI_ADDRLEN = 16;
        public static final int AI_ADDR = 24;
        public static final int AI_NEXT = 40;
        public static final int SIZE = 48;

        private Addrinfo() {}
    }
}
