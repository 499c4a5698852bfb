"""Makes sockets that stand in the way of a bind, and binds, each as a line on standard input asks.

    ID make STATE REUSEADDR REUSEPORT    prints "ID PORT"
    ID reuse PORT                        sets SO_REUSEADDR on what is left there
    ID close PORT                        closes what is left there
    ID bind tcp|udp ADDRESS PORT OPTION,... prints "ID ok", or "ID" and the name of the errno
An argument is the uid that it goes on as.
"""
import errno
import os
import socket
import struct
import sys
import time

OPTIONS = {"SO_REUSEADDR": socket.SO_REUSEADDR, "SO_REUSEPORT": socket.SO_REUSEPORT}
STATES = {"ESTABLISHED": "01", "FIN_WAIT2": "05", "TIME_WAIT": "06", "CLOSE_WAIT": "08"}
kept = []
left = {}


def port(of):
    return of.getsockname()[1]


def states(number):
    with open("/proc/self/net/tcp") as table:
        rows = [line.split() for line in table.readlines()[1:]]
    return [row[3] for row in rows if int(row[1].split(":")[1], 16) == number]


def await_state(number, state):
    deadline = time.monotonic() + 20
    wanted = [STATES[state]] if state else []
    while states(number) != wanted:
        if time.monotonic() > deadline:
            raise RuntimeError(f"{number} is in {states(number)}, not in {wanted}")
        time.sleep(0.005)


def made(reuse_address, reuse_port, kind=socket.SOCK_STREAM):
    of = socket.socket(socket.AF_INET, kind)
    of.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuse_address)
    of.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, reuse_port)
    return of


def listener(*options):
    of = made(*options)
    of.bind(("127.0.0.1", 0))
    of.listen()
    return of


def served(*options):
    server = listener(*options)
    client = socket.socket()
    client.connect(server.getsockname())
    child, _ = server.accept()
    number = port(server)
    server.close()
    return number, child, client


def server_time_wait(*options):
    number, child, client = served(*options)
    child.close()
    client.recv(1)
    client.close()
    await_state(number, "TIME_WAIT")
    return number


def fin_wait2(*options):
    number, child, client = served(*options)
    child.close()
    client.recv(1)
    kept.append(client)
    await_state(number, "FIN_WAIT2")
    return number


def established(*options):
    number, child, client = served(*options)
    kept.append(client)
    left[number] = child
    await_state(number, "ESTABLISHED")
    return number


def close_wait(*options):
    number, child, client = served(*options)
    client.close()
    child.recv(1)
    left[number] = child
    await_state(number, "CLOSE_WAIT")
    return number


def reset(*options):
    number, child, client = served(*options)
    child.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    child.close()
    kept.append(client)
    await_state(number, None)
    return number


def client_time_wait(*options):
    number, child, client = served(*options)
    client.close()
    child.recv(1)
    child.close()
    await_state(number, None)
    return number


def outgoing(close_first, *options):
    server = listener(1, 0)
    client = made(*options)
    client.connect(server.getsockname())
    child, _ = server.accept()
    number = port(client)
    kept.append(server)
    if close_first:
        client.close()
        child.recv(1)
        child.close()
    else:
        left[number] = client
        kept.append(child)
    await_state(number, "TIME_WAIT" if close_first else "ESTABLISHED")
    return number


def bound(*options, kind=socket.SOCK_STREAM):
    of = made(*options, kind)
    of.bind(("127.0.0.1", 0))
    left[port(of)] = of
    return port(of)


def listening(*options):
    of = listener(*options)
    left[port(of)] = of
    return port(of)


def shut_down(*options):
    of = listener(*options)
    number = port(of)
    of.shutdown(socket.SHUT_RDWR)
    kept.append(of)
    return number


def duplicated(*options):
    of = listener(*options)
    left[port(of)] = of.dup()
    number = port(of)
    of.close()
    return number


MADE = {
    "SRV_TIME_WAIT": server_time_wait,
    "FIN_WAIT2": fin_wait2,
    "ESTAB": established,
    "CLOSE_WAIT": close_wait,
    "RST": reset,
    "CLI_TIME_WAIT": client_time_wait,
    "OUTGOING_TIME_WAIT": lambda *options: outgoing(True, *options),
    "OUTGOING": lambda *options: outgoing(False, *options),
    "BOUND": bound,
    "UDP": lambda *options: bound(*options, kind=socket.SOCK_DGRAM),
    "LISTEN": listening,
    "SHUT_DOWN": shut_down,
    "DUPLICATED": duplicated,
}


def bind(protocol, address, number, options):
    kind = socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, kind) as of:
        if family == socket.AF_INET6:
            of.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        for option in options:
            of.setsockopt(socket.SOL_SOCKET, OPTIONS[option], 1)
        try:
            of.bind((address, int(number)))
            if protocol == "tcp":
                of.listen()
            return "ok"
        except OSError as e:
            return errno.errorcode[e.errno]


if sys.argv[1:]:
    os.setgroups([])
    os.setgid(int(sys.argv[1]))
    os.setuid(int(sys.argv[1]))
print("ready")
for line in sys.stdin:
    word, verb, *rest = line.split()
    if verb == "make":
        print(word, MADE[rest[0]](int(rest[1]), int(rest[2])))
    elif verb == "reuse":
        left[int(rest[0])].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        print(word, "done")
    elif verb == "close":
        left.pop(int(rest[0])).close()
        print(word, "done")
    elif verb == "bind":
        print(word, bind(rest[0], rest[1], rest[2], rest[3].split(",") if rest[3:] else []))
