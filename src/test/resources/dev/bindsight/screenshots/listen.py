"""Holds each address of its arguments and serves nobody: 127.0.0.1:80 listens, udp/0.0.0.0:53 is
bound, bound/127.0.0.1:81 is bound but does not listen. Other words mean nothing."""
import re
import signal
import socket
import sys

held = []
for argument in sys.argv[1:]:
    found = re.fullmatch(r"(?:(udp|bound)/)?\[?([0-9a-f.:]*?)\]?:(\d+)", argument)
    if not found:
        continue
    kind, address, port = found.groups()
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6 and sys.argv[0] == "listen.py":
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    made.bind((address, int(port)))
    if kind is None:
        made.listen(128)
    held.append(made)
signal.pause()
