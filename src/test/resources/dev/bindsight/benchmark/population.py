# Holds loopback sockets in many processes, and replaces some of them when told to.
# usage: population.py PROCESSES SOCKETS DESCRIPTORS; then lines "churn SOCKETS" on standard input
import os, resource, socket, struct, sys

processes, sockets, descriptors = map(int, sys.argv[1:4])
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
# a reset instead of TIME_WAIT, so that the population stays what it is
RESET = struct.pack("ii", 1, 0)


def pair(listener):
    client = socket.create_connection(listener.getsockname())
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    return client, listener.accept()[0]


def child(index, commands, reports, mine, open_files):
    address = "127.%d.%d.1" % (1 + index // 250, index % 250)
    listeners = []
    for _ in range(max(1, mine // 10)):
        listener = socket.socket()
        listener.bind((address, 0))
        listener.listen(64)
        listeners.append(listener)
    datagrams = mine // 5
    pairs = (mine - len(listeners) - datagrams) // 2
    datagrams = mine - len(listeners) - 2 * pairs
    held = []
    for _ in range(datagrams):
        datagram = socket.socket(type=socket.SOCK_DGRAM)
        datagram.bind((address, 0))
        held.append(datagram)
    connections = [pair(listeners[i % len(listeners)]) for i in range(pairs)]
    null = os.open("/dev/null", os.O_RDONLY)
    while os.dup(null) < open_files - 1:
        pass
    os.write(reports, b"r")
    while True:
        wanted = os.read(commands, 1)
        if not wanted:
            os._exit(0)
        for i in range(wanted[0]):
            client, accepted = connections.pop(0)
            client.close()
            accepted.close()
            connections.append(pair(listeners[i % len(listeners)]))
        os.write(reports, b"r")


def wait(reports, count):
    while count > 0:
        count -= len(os.read(reports, count))


reports, report = os.pipe()
pipes = []
for index in range(processes):
    commands, command = os.pipe()
    mine = sockets * (index + 1) // processes - sockets * index // processes
    files = descriptors * (index + 1) // processes - descriptors * index // processes
    if os.fork() == 0:
        os.dup2(commands, 3)
        os.dup2(report, 4)
        os.closerange(5, index + 16)
        child(index, 3, 4, mine, files)
    os.close(commands)
    pipes.append(command)
wait(reports, processes)
print("ready", flush=True)
turn = 0
for line in sys.stdin:
    # a pair is two sockets
    left = max(1, int(line.split()[1]) // 2)
    each = max(1, left // processes)
    asked = 0
    while left > 0:
        os.write(pipes[turn % processes], bytes([min(each, left)]))
        left -= each
        turn += 1
        asked += 1
    wait(reports, asked)
    print("done", flush=True)
