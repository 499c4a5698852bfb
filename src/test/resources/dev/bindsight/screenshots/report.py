"""Asks for all orders, reads for half a minute, and then no more."""
import socket
import threading
import time

orders = socket.create_connection(("127.0.0.1", 8090))
orders.sendall(b"500000000\n")
end = time.monotonic() + 30
while time.monotonic() < end:
    orders.recv(1 << 18)
    time.sleep(0.1)
threading.Event().wait()
