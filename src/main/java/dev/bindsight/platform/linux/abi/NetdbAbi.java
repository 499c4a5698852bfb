package dev.bindsight.platform.linux.abi;

/** Looking up names (getaddrinfo(3)); the codes are those of glibc, and musl has the same. */
@Headers("netdb.h")
public final class NetdbAbi {
    public static final int EAI_BADFLAGS = -1;
    public static final int EAI_NONAME = -2;
    public static final int EAI_AGAIN = -3;
    public static final int EAI_FAIL = -4;
    public static final int EAI_NODATA = -5;
    public static final int EAI_FAMILY = -6;
    public static final int EAI_SOCKTYPE = -7;
    public static final int EAI_SERVICE = -8;
    public static final int EAI_ADDRFAMILY = -9;
    public static final int EAI_MEMORY = -10;
    public static final int EAI_SYSTEM = -11;
    public static final int EAI_OVERFLOW = -12;
    public static final int EAI_INTR = -104;
    public static final int EAI_IDN_ENCODE = -105;

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
