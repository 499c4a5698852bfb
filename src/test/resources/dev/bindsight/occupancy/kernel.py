"""Makes sockets and binds beside them, as the lines on standard input ask.

    ID make KIND PLACE OPTIONS UID    prints "ID PORT"
    ID try PORT KIND PLACE OPTIONS UID BIND ...
                                      prints "ID" and of each bind beside that socket "ok" or the
                                      name of its errno, with commas between; a bind is
                                      PROTOCOL/PLACE/OPTIONS/UID
A place is an address, with "%" and a device, with "#" for IPV6_V6ONLY; options are of A and P, for
SO_REUSEADDR and SO_REUSEPORT, or "-".
"""
import errno
import os
import socket
import struct
import sys

kept = []
# of all but outgoing connections, whose ports the kernel picks from 32768 on
ports = iter(range(1024, 32768))


def bare(place, options, uid, kind=socket.SOCK_STREAM):
    """The kernel keeps with a socket who made it (sk_uid)."""
    family = socket.AF_INET6 if ":" in place else socket.AF_INET
    os.seteuid(int(uid))
    try:
        of = socket.socket(family, kind)
    finally:
        os.seteuid(0)
    if family == socket.AF_INET6:
        of.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int("#" in place))
    if "%" in place:
        device = place.strip("#").split("%")[1]
        of.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device.encode())
    of.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int("A" in options))
    of.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int("P" in options))
    return of


def address(place):
    return place.strip("#").split("%")[0]


def bound(place, port, *more):
    of = bare(place, *more)
    try:
        of.bind((address(place), port))
    except OSError:
        of.close()
        raise
    return of


def peer(place):
    """An address of loopback by which a server there is reached; the wildcard by IPv4."""
    return "127.0.0.1" if address(place) in ("::", "0.0.0.0") else address(place)


def connected(server, place):
    family = socket.AF_INET6 if ":" in peer(place) else socket.AF_INET
    client = socket.socket(family)
    client.bind((peer(place), next(ports)))
    client.connect((peer(place), server.getsockname()[1]))
    return client


def forget():
    """Nothing of what was made may share a port with what comes: outgoing connections may."""
    for of in kept:
        of.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        of.close()
    kept.clear()


def make(kind, place, options, uid):
    forget()
    if kind == "OUTGOING":
        server = socket.socket(socket.AF_INET6 if ":" in place else socket.AF_INET)
        server.bind((address(place), next(ports)))
        server.listen()
        client = bare(place, options, uid)
        client.connect(server.getsockname()[:2])
        kept.extend([server, client])
        return client.getsockname()[1]
    port = next(ports)
    if kind.startswith("UDP"):
        of = bound(place, port, options, uid, socket.SOCK_DGRAM)
        kept.append(of)
        if kind == "UDP_CONNECTED":
            of.connect((address(place), 9))
        return port
    of = bound(place, port, options, uid)
    if kind == "BOUND":
        kept.append(of)
        return port
    of.listen()
    if kind == "LISTEN":
        kept.append(of)
        return port
    client = connected(of, place)
    os.seteuid(int(uid))
    try:
        child, _ = of.accept()
    finally:
        os.seteuid(0)
    of.close()
    if kind == "ESTABLISHED":
        kept.extend([child, client])
        return port
    child.close()
    client.recv(1)
    if kind == "TIME_WAIT":
        client.close()
    else:
        kept.append(client)
    return port


def attempt(port, text):
    protocol, place, options, uid = text.split("/")
    kind = socket.SOCK_STREAM if protocol == "TCP" else socket.SOCK_DGRAM
    with bare(place, options, uid, kind) as of:
        try:
            of.bind((address(place), port))
            if protocol == "TCP":
                of.listen()
            return "ok"
        except OSError as e:
            return errno.errorcode[e.errno]


def tried(port, made, binds):
    """A TCP bind with SO_REUSEPORT that works marks the port: the kernel then lets the next one of
    that user and address pass unchecked (sk_reuseport_match of net/ipv4/inet_connection_sock.c).
    So the next bind gets a socket like the first on a port without a past."""
    for text in binds:
        said = attempt(port, text)
        yield said
        protocol, _, options, _ = text.split("/")
        if said == "ok" and protocol == "TCP" and "P" in options:
            port = make(*made)


print("ready")
for line in sys.stdin:
    word, verb, *rest = line.split()
    if verb == "make":
        print(word, make(*rest))
    else:
        print(word, ",".join(tried(int(rest[0]), rest[1:5], rest[5:])))
