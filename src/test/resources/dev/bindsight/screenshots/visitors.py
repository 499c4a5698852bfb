"""Four clients of the orders that ask in bursts, of their own rhythm each, and two dozen that leave at once."""
import random
import socket
import threading
import time

ORDERS = ("127.0.0.1", 8090)


def visit(rhythm):
    chance = random.Random(rhythm)
    with socket.create_connection(ORDERS) as orders:
        while True:
            for _ in range(chance.randrange(1, 12)):
                wanted = chance.randrange(2_000, 60_000) * rhythm
                orders.sendall(b"%d\n" % wanted)
                while wanted > 0:
                    wanted -= len(orders.recv(min(wanted, 1 << 16)))
                time.sleep(0.2)
            time.sleep(chance.uniform(0.5, 2) * rhythm)


for rhythm in range(1, 5):
    threading.Thread(target=visit, args=(rhythm,), daemon=True).start()
for _ in range(24):
    socket.create_connection(ORDERS).close()
threading.Event().wait()
