package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

/** Which processes have a socket, also where sockets and processes come and go. */
class JoinedOwnersTest extends OnScriptedMachine {
    @Test
    void aListenerIsNamedByItsOwner() {
        var npm = platform.process(4100).command("npm", "run", "dev");
        var web = platform.add(ScriptedSocket.listener("127.0.0.1:3000").uid(1000));
        platform.process(4121).command("node", "server.js").parent(npm).open(web);

        Inventory inventory = read();

        SocketEntry entry = only(inventory);
        ProcessDetails owner = inventory.owners(entry).getFirst();
        assertThat(owner.name()).isEqualTo("server.js");
        assertThat(owner.runtime()).isEqualTo("node");
        assertThat(owner.user()).isEqualTo("ann");
        assertThat(inventory.processes()).containsKey(npm.ref());
        assertThat(inventory.takenAt()).isEqualTo(NOW);
    }

    @Test
    void everyOwnerOfASharedSocketIsListed() {
        var shared = platform.add(ScriptedSocket.listener("0.0.0.0:8088"));
        var master = platform.process(30).command("nginx").open(shared);
        var first = platform.process(12).command("nginx").parent(master).open(shared);
        var second = platform.process(44).command("nginx").parent(master).open(shared);

        assertThat(owners(only(read()))).containsExactly(first.ref(), master.ref(), second.ref());
    }

    @Test
    void aSocketWithoutInodeSaysWhoKeepsIt() {
        platform.addWithoutInode(
                ScriptedSocket.connection("127.0.0.1:80", "127.0.0.1:1").state(TcpState.LAST_ACK));
        platform.addWithoutInode(ScriptedSocket.connection("127.0.0.1:81", "127.0.0.1:1"));
        platform.addWithoutInode(
                ScriptedSocket.connection("127.0.0.1:82", "127.0.0.1:1").state(TcpState.SYN_RECV));
        platform.addWithoutInode(
                ScriptedSocket.connection("127.0.0.1:83", "127.0.0.1:1")
                        .state(TcpState.FIN_WAIT2)
                        .timer(3, 5_000));

        Inventory inventory = read();

        assertThat(at(inventory, 80).ownership()).isEqualTo(held(KernelReason.ORPHAN));
        assertThat(at(inventory, 81).ownership()).isEqualTo(held(KernelReason.ACCEPT_QUEUE));
        assertThat(at(inventory, 82).ownership()).isEqualTo(held(KernelReason.SYN_QUEUE));
        assertThat(at(inventory, 83).ownership())
                .isEqualTo(new KernelHeld(KernelReason.ORPHAN, NOW.plusSeconds(5)));
    }

    @Test
    void anAcceptedConnectionGetsItsOwner() {
        var server = platform.process(10);
        var connection =
                platform.addWithoutInode(ScriptedSocket.connection("127.0.0.1:80", "127.0.0.1:1"));
        read();

        connection.inode(555);
        server.open(4, 555);

        assertThat(owners(only(read()))).containsExactly(server.ref());
    }

    @Test
    void aSocketMovedToAnotherProcessFindsItsNewOwner() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var first = platform.process(10).open(5, socket.inode());
        var second = platform.process(20).open(3, 0);
        assertThat(owners(only(read()))).containsExactly(first.ref());

        first.close(5);
        second.open(9, socket.inode());

        assertThat(owners(only(read()))).containsExactly(second.ref());
    }

    @Test
    void aSocketOpenedInPlaceOfAnotherIsFoundThoughTheCountIsTheSame() {
        var old = platform.add(ScriptedSocket.connection("127.0.0.1:5000", "127.0.0.1:80"));
        var client = platform.process(10).open(3, 0).open(4, old.inode());
        platform.process(11).open(3, 0);
        read();

        platform.remove(old);
        var fresh = platform.add(ScriptedSocket.connection("127.0.0.1:5001", "127.0.0.1:80"));
        client.open(4, fresh.inode());

        assertThat(owners(only(read()))).containsExactly(client.ref());
    }

    @Test
    void aSocketOpenedInPlaceOfAFileIsFoundThoughTheCountIsTheSame() {
        var client = platform.process(10).open(3, 0);
        read();

        var fresh = platform.add(ScriptedSocket.listener("127.0.0.1:5001"));
        client.open(3, fresh.inode());

        assertThat(owners(only(read()))).containsExactly(client.ref());
    }

    @Test
    void aProcessThatStartsInTheMiddleOfAReadingIsFound() {
        var shared = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var parent = platform.process(10).open(3, shared.inode());
        parent.beforeLooking(() -> {
            parent.close(3);
            platform.process(20).open(3, shared.inode());
        });

        assertThat(owners(only(read())))
                .containsExactly(platform.processes().identify(pid(20)).orElseThrow());
    }

    @Test
    void aSocketThatGoesInTheMiddleOfAReadingIsNotTakenForTheKernels() {
        var brief = platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:80"));
        ScriptedProcess process = platform.process(10).open(brief);
        process.beforeLooking(() -> platform.end(process));

        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.GONE));
        assertThat(read().entries()).isEmpty();
    }

    @Test
    void aPidGivenOutAgainIsAnotherOwner() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.process(10, 100).command("old").open(3, socket.inode());
        read();

        // the same count and descriptor, so only the start time tells
        var recycled = platform.process(10, 200).command("new").open(3, socket.inode());
        now = NOW.plusSeconds(6);
        Inventory inventory = look(3000);

        assertThat(owners(only(inventory))).containsExactly(recycled.ref());
        assertThat(inventory.owners(only(inventory)).getFirst().name()).isEqualTo("new");
    }

    @Test
    void aProcessThatBecameAnotherProgramIsNamedAnew() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var process = platform.process(10).command("bash", "start.sh").open(socket);
        assertThat(nameOfOwner(read())).isEqualTo("start.sh");

        process.command("/usr/bin/redis-server");
        platform.process(11).open(4, 0);

        // a new descriptor has the process looked at again
        assertThat(nameOfOwner(look(3000))).isEqualTo("redis-server");
    }

    private static String nameOfOwner(Inventory inventory) {
        return inventory.owners(only(inventory)).getFirst().name();
    }

    private static KernelHeld held(KernelReason reason) {
        return new KernelHeld(reason, null);
    }
}
