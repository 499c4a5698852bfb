package dev.bindsight.inventory.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Container;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

/** What a cgroup path tells. */
class UnitAndContainerPathTest {
    private static final String ID = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/system.slice/ssh.service, ssh.service, false",
                "/system.slice/system-postgresql.slice/postgresql@15-main.service,"
                        + " postgresql@15-main.service, false",
                "/user.slice/user-1000.slice/user@1000.service/app.slice/app-foo.service,"
                        + " app-foo.service, true",
                "/user.slice/user-1000.slice/session-3.scope, session-3.scope, false",
                "/system.slice/cups.socket, cups.socket, false",
                "/system.slice/_run.service, run.service, false",
                "/user.slice/user-1000.slice/user@1000.service/app.slice/app-org\\x2dx.scope,"
                        + " app-org\\x2dx.scope, true",
                "/system.slice/x.service/sub/deeper, x.service, false",
                "/, -, false",
                "/init.scope, -, false",
                "/user.slice, -, false",
                "/user.slice/user-1000.slice/user@1000.service/init.scope, -, false",
                "/lxc.payload.web/system.slice/nginx.service, -, false"
            })
    void theInnermostUnitOfThisMachineCounts(String path, @Nullable String unit, boolean user) {
        assertThat(UnitPath.of(path).orElse(null))
                .isEqualTo(unit == null ? null : new SystemdUnit(unit, user));
    }

    @Test
    void aContainerIsNotAUnit() {
        assertThat(UnitPath.of("/system.slice/docker-" + ID + ".scope")).isEmpty();
        assertThat(UnitPath.of("/system.slice/docker.service")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/system.slice/docker-ID.scope, docker",
        "/docker/ID, docker",
        "/docker/ID/init.scope, docker",
        "/machine.slice/libpod-ID.scope/container, podman",
        "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope, podman",
        "/libpod_parent/ID, podman",
        "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod7.slice/"
                + "cri-containerd-ID.scope, containerd",
        "/kubepods/besteffort/pod1234/ID, kubernetes",
        "/kubepods.slice/kubepods-pod1.slice/crio-ID.scope, cri-o",
        "/default/ID, containerd"
    })
    void aContainerIsKnownByItsId(String path, String runtime) {
        assertThat(ContainerPath.of(path.replace("ID", ID)))
                .contains(new Container(runtime, ID, null));
    }

    @ParameterizedTest
    @CsvSource({
        "/lxc.payload.web/system.slice/nginx.service, lxc, web, web",
        "/lxc/web, lxc, web, web",
        "/machine.slice/machine-web\\x2d1.scope, systemd-nspawn, web-1, web-1",
        "/machine.slice/systemd-nspawn@db.service, systemd-nspawn, db, db",
        "/machine.slice/machine-qemu\\x2d3\\x2dwindows.scope, qemu, qemu-3-windows, windows"
    })
    void aMachineIsKnownByItsName(String path, String runtime, String id, String name) {
        assertThat(ContainerPath.of(path)).contains(new Container(runtime, id, name));
    }

    @Test
    void aServiceIsNoContainer() {
        assertThat(ContainerPath.of("/system.slice/docker.service")).isEmpty();
        assertThat(ContainerPath.of("/")).isEmpty();
    }

    @Test
    void escapesOfAnyKindAreUndoneOrLeft() {
        assertThat(UnitPath.unescaped("a\\x2db")).isEqualTo("a-b");
        assertThat(UnitPath.unescaped("caf\\xc3\\xa9")).isEqualTo("café");
        assertThat(UnitPath.unescaped("a\\x2")).isEqualTo("a\\x2");
        assertThat(UnitPath.unescaped("é\\xzz")).isEqualTo("é\\xzz");
    }

    @Test
    void whateverThePathIsNothingIsThrown() {
        var random = new Random(7);
        List<String> pieces =
                List.of(
                        "/",
                        "docker-",
                        ID,
                        ".scope",
                        "\\x2d",
                        "\\x",
                        "user@1000.service",
                        "lxc",
                        "machine-",
                        ".service",
                        "libpod-",
                        "_",
                        "\u0000",
                        "é",
                        "..",
                        "pod",
                        "qemu-1-",
                        "lxc.payload.",
                        "system.slice",
                        "",
                        "@");
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            var path = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                path.append(pieces.get(random.nextInt(pieces.size())));
            }
            found += UnitPath.of(path.toString()).isPresent() ? 1 : 0;
            found += ContainerPath.of(path.toString()).isPresent() ? 1 : 0;
            UnitPath.unescaped(path.toString());
        }
        assertThat(found).isPositive();
    }
}
