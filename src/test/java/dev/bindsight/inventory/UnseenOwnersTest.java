package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.Optional;

/** Why an owner is not seen, and what its unit and its container tell. */
class UnseenOwnersTest extends OnScriptedMachine {
    @Test
    void aSocketThatEveryProcessWasAskedForIsOnlyNotFound() {
        platform.process(10).open(3, 0);
        platform.add(ScriptedSocket.udp("0.0.0.0:4789"));

        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    @Test
    void inAPidNamespaceOfItsOwnItMayBelongToAProcessOutside() {
        platform.processes().insideNamespace();
        platform.add(ScriptedSocket.udp("0.0.0.0:4789"));

        assertThat(only(read()).ownership())
                .isEqualTo(new NotVisible(HiddenReason.NOT_IN_NAMESPACE));
    }

    @Test
    void aPortHeldByAnotherUserSaysSo() {
        var socket = platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(0));
        platform.process(10).uid(0).open(socket).denied();

        Inventory inventory = read();

        assertThat(only(inventory).ownership()).isEqualTo(new NotVisible(HiddenReason.OTHER_USER));
        assertThat(inventory.coverage().ownersHidden()).isEqualTo(1);
        assertThat(inventory.coverage().hiddenReason()).isEqualTo(HiddenReason.OTHER_USER);
    }

    @Test
    void aHiddenOwnersSocketTellsTheUnitItWasMadeIn() {
        platform.cgroups().path(77, "/system.slice/nginx.service");
        platform.cgroups().path(78, "/system.slice/docker-" + "ab".repeat(32) + ".scope");
        platform.cgroups().path(79, "/init.scope").path(80, "/");
        for (int cgroup = 77; cgroup <= 80; cgroup++) {
            var socket = ScriptedSocket.listener("0.0.0.0:" + cgroup).uid(0).cgroup(cgroup);
            platform.process(cgroup).uid(0).open(platform.add(socket)).denied();
        }

        Inventory inventory = read();

        assertThat(Objects.requireNonNull(birthplace(inventory, 77)).unit())
                .isEqualTo(unit("nginx.service"));
        assertThat(
                        Objects.requireNonNull(
                                        Objects.requireNonNull(birthplace(inventory, 78))
                                                .container())
                                .runtime())
                .isEqualTo("docker");
        assertThat(Objects.requireNonNull(birthplace(inventory, 79)).manager()).isTrue();
        assertThat(birthplace(inventory, 80)).isNull();
    }

    private static @Nullable Birthplace birthplace(Inventory inventory, int port) {
        return ((NotVisible) at(inventory, port).ownership()).birthplace();
    }

    private static SystemdUnit unit(String name) {
        return new SystemdUnit(name, false);
    }

    @Test
    void rootWithoutTheCapabilitySaysSo() {
        platform.machine().runAs(0);
        var socket = platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(33));
        var process = platform.process(10).uid(33).open(socket).denied();

        assertThat(only(read()).ownership())
                .isEqualTo(new NotVisible(HiddenReason.MISSING_CAPABILITY));

        process.readable();
        assertThat(owners(only(look(80)))).containsExactly(process.ref());
    }

    @Test
    void hiddenProcessesAreTheReasonWhereProcHidesThem() {
        platform.processes().hideOthers();
        platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(33));

        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.HIDEPID));
    }

    @Test
    void aSocketOfSystemdIsNamedByItsUnit() {
        platform.cgroups()
                .unit("ssh.socket", "[Socket]\nListenStream=22\nAccept=no\n")
                .path(77, "/system.slice/cups.socket");
        var ssh = platform.add(ScriptedSocket.listener("[::]:22"));
        var cups = platform.add(ScriptedSocket.listener("127.0.0.1:631").cgroup(77));
        platform.process(1)
                .command("/sbin/init")
                .executable("/usr/lib/systemd/systemd")
                .open(ssh)
                .open(cups);

        Inventory inventory = read();

        assertThat(inventory.unit(at(inventory, 22)).orElseThrow().name()).isEqualTo("ssh.socket");
        assertThat(inventory.unit(at(inventory, 631)).orElseThrow().name())
                .isEqualTo("cups.socket");
    }

    @Test
    void aUsersManagerIsKnownByItsPlaceAndNotByItsName() {
        platform.cgroups().unit("shop.socket", "[Socket]\nListenStream=127.0.0.1:3000\n");
        var manager = platform.process(900).uid(1000).comm("systemd");
        manager.open(platform.add(ScriptedSocket.listener("127.0.0.1:3000")));
        assertThat(unitOfPort3000()).as("named so by prctl").isEmpty();

        manager.cgroup("/user.slice/user-1001.slice/user@1001.service/init.scope");
        assertThat(unitOfPort3000()).as("another user's").isEmpty();

        manager.cgroup("/user.slice/user-1000.slice/user@1000.service/init.scope");
        assertThat(unitOfPort3000()).contains("shop.socket");
    }

    private Optional<String> unitOfPort3000() {
        Inventory inventory = look(3000);
        return inventory.unit(only(inventory)).map(SystemdUnit::name);
    }

    @Test
    void aDockerProxyIsNamedAsTheContainerItServes() {
        var web = platform.add(ScriptedSocket.listener("0.0.0.0:8080"));
        platform.process(50)
                .uid(0)
                .command(
                        "/usr/bin/docker-proxy",
                        "-proto",
                        "tcp",
                        "-host-ip",
                        "0.0.0.0",
                        "-host-port",
                        "8080",
                        "-container-ip",
                        "172.17.0.2",
                        "-container-port",
                        "80")
                .open(web);

        Inventory inventory = read();

        var container = inventory.owners(only(inventory)).getFirst().container();
        assertThat(container).isNotNull();
        assertThat(container.runtime()).isEqualTo("docker");
        assertThat(container.label()).isEqualTo("172.17.0.2:80");
    }
}
