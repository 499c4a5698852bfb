# Has the kernel list its TCP sockets with INET_DIAG_INFO and looks at nothing but the end of the answer.
# for each line on standard input it prints the nanoseconds that took, by the clock and of the processor
import socket, struct, sys, time

NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST_DUMP, NLMSG_DONE = 4, 20, 0x301, 3
INFO = 1 << 2 - 1
diag = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_SOCK_DIAG)
diag.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
answer = bytearray(1 << 16)


def dump(family):
    request = struct.pack("=BBBBI48x", family, socket.IPPROTO_TCP, INFO, 0, 0xFFFFFFFF)
    head = struct.pack("=IHHII", 16 + len(request), SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST_DUMP, 1, 0)
    diag.send(head + request)
    while True:
        diag.recv_into(answer)
        # the end comes in a message of its own
        if struct.unpack_from("=H", answer, 4)[0] == NLMSG_DONE:
            return


print("ready", flush=True)
for _ in sys.stdin:
    begun, spent = time.perf_counter_ns(), time.process_time_ns()
    dump(socket.AF_INET)
    dump(socket.AF_INET6)
    print(time.perf_counter_ns() - begun, time.process_time_ns() - spent, flush=True)
