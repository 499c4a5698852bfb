package dev.bindsight.inventory;

import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.Platform;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What to say of a socket that no process was found to have. That none was found proves nothing:
 * only what was seen is said.
 */
final class Absence {
    private final Platform platform;
    private final Birthplaces birthplaces;
    private Uid self;
    private @Nullable List<KernelDevice> services;

    Absence(Platform platform) {
        this.platform = platform;
        this.birthplaces = new Birthplaces(platform.cgroups());
        this.self = platform.machine().uid();
    }

    /** Forgets what was asked of the kernel once for several sockets. */
    void begin() {
        services = null;
        self = platform.machine().uid();
    }

    /** Whether a socket was made by the user that Bindsight runs as, as far as numbers tell. */
    boolean isOwn(long uid) {
        return uid == self.number();
    }

    /** The user that Bindsight runs as, absent where others cannot be told from it. */
    Optional<Uid> user() {
        return platform.machine().standsForOthers(self) ? Optional.empty() : Optional.of(self);
    }

    boolean isRoot() {
        return self.equals(Uid.ROOT);
    }

    /** The part of the kernel that has a socket, where one is known to. */
    Optional<Ownership> kernels(SocketEntry socket) {
        boolean possible =
                socket.protocol() == Protocol.UDP && socket.local().address().isWildcard();
        if (!possible) {
            return Optional.empty();
        }
        List<KernelDevice> asked = services;
        if (asked == null) {
            asked = platform.machine().kernelServices();
            services = asked;
        }
        return asked.stream()
                .filter(service -> service.has(socket))
                .findFirst()
                .map(service -> new KernelHeld(KernelReason.KERNEL_SERVICE, null, service));
    }

    /**
     * Why a socket has no owner to show.
     *
     * @param uid who made it
     * @param denied whether any process could not be looked into
     * @param carriers processes in which descriptors travel unread
     * @param closed processes of our own user that could not be looked into
     * @param now by {@link System#nanoTime}
     */
    NotVisible of(
            SocketEntry socket,
            long uid,
            boolean denied,
            List<ProcessRef> carriers,
            List<ProcessRef> closed,
            long now) {
        HiddenReason reason = reason(uid, denied, closed);
        boolean searched = isOwn(uid) || isRoot() || !denied;
        return new NotVisible(
                reason,
                searched ? carriers : List.of(),
                reason == HiddenReason.PROTECTED ? closed : List.of(),
                birthplaces.of(socket.cgroup(), now));
    }

    private HiddenReason reason(long uid, boolean denied, List<ProcessRef> closed) {
        if (platform.processes().hidesOthers()) {
            return HiddenReason.HIDEPID;
        }
        if (denied && isRoot()) {
            return HiddenReason.MISSING_CAPABILITY;
        }
        if (denied && !isOwn(uid)) {
            return HiddenReason.OTHER_USER;
        }
        if (denied && !closed.isEmpty()) {
            return HiddenReason.PROTECTED;
        }
        return denied || platform.processes().seesEveryNamespace()
                ? HiddenReason.NOT_FOUND
                : HiddenReason.NOT_IN_NAMESPACE;
    }
}
