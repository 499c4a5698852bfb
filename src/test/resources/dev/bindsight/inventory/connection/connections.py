# Has an MPTCP connection to itself, over which it sends when told to, and a connected UDP socket that nobody reads.
# for each line on standard input it sends 300,000 bytes and reads them, and prints the ports of client and server
import socket, sys

IPPROTO_MPTCP = 262
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP)
listener.bind(("10.9.9.1", 0))
listener.listen()
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP)
client.connect(listener.getsockname())
server = listener.accept()[0]
# both have to have heard of each other before a second subflow joins
client.sendall(b"a")
server.recv(1)
server.sendall(b"b")
client.recv(1)

reader, writer = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
reader.bind(("127.0.0.1", 0))
writer.bind(("127.0.0.1", 0))
reader.connect(writer.getsockname())
writer.connect(reader.getsockname())
for _ in range(200):
    writer.send(b"d" * 500)

print(client.getsockname()[1], server.getsockname()[1], reader.getsockname()[1], flush=True)
for _ in sys.stdin:
    left = 300_000
    while left > 0:
        client.sendall(b"x" * min(left, 30_000))
        got = 0
        while got < min(left, 30_000):
            got += len(server.recv(65_536))
        left -= got
    server.sendall(b"y")
    client.recv(1)
    print("sent", flush=True)
