"""Sends each client as many bytes as its lines ask for, and forgets to close what its clients have closed."""
import socket
import threading

listener = socket.create_server(("127.0.0.1", 8090), backlog=128)
kept = []


def serve(client):
    kept.append(client)
    for line in client.makefile("rb"):
        client.sendall(b"." * int(line))


print("ready", flush=True)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
