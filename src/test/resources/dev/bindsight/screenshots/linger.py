"""Leaves one connection in TIME_WAIT behind on the port of its argument."""
import socket
import sys

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(1)
client = socket.create_connection(listener.getsockname())
server = listener.accept()[0]
server.close()
client.recv(1)
client.close()
