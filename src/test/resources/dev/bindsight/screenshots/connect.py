"""Keeps connections to a port open: its arguments are the address, the port and how many."""
import signal
import socket
import sys

address, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
held = [socket.create_connection((address, port)) for _ in range(count)]
signal.pause()
