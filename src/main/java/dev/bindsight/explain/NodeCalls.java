package dev.bindsight.explain;

import java.util.Set;

/**
 * The calls as Node.js and libuv name them before an errno (lib/net.js, lib/dgram.js, lib/dns.js,
 * lib/internal/dns/promises.js).
 */
final class NodeCalls {
    private static final Set<String> NAMES =
            Set.of(
                    "listen",
                    "bind",
                    "connect",
                    "accept",
                    "getaddrinfo",
                    "getnameinfo",
                    "read",
                    "write",
                    "send",
                    "recv",
                    "recvmsg",
                    "sendmsg",
                    "sendto",
                    "recvfrom",
                    "shutdown",
                    "socket",
                    "setsockopt",
                    "writev",
                    "setNoDelay",
                    "setKeepAlive",
                    "open_tcp",
                    "addMembership",
                    "dropMembership",
                    "setMulticastTTL",
                    "queryA",
                    "queryAaaa",
                    "queryAny",
                    "queryCname",
                    "queryMx",
                    "queryNs",
                    "queryTxt",
                    "querySrv",
                    "queryPtr",
                    "queryNaptr",
                    "querySoa",
                    "queryCaa",
                    "getHostByAddr",
                    "poll",
                    "accept4",
                    "connectex");

    private NodeCalls() {}

    static boolean has(String word) {
        return NAMES.contains(word);
    }
}
