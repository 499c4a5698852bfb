package dev.bindsight.fix;

import dev.bindsight.inventory.name.DockerProxy;
import dev.bindsight.inventory.name.SystemdProcess;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Why a process is not stopped like any other. In the order of how much they weigh. */
public enum ProtectedProcess {
    /** PID 1: without it the kernel panics, or the container ends. */
    INIT,
    /** A thread of the kernel: no signal ends it. */
    KERNEL,
    /** It forwards a container's port: the container is what has to be stopped. */
    DOCKER_PROXY,
    /** Bindsight itself. */
    SELF,
    /** A process that Bindsight was started by. */
    ANCESTOR,
    /** It draws the screen: every window goes with it. */
    DISPLAY,
    /** The panel and the window list. */
    DESKTOP,
    /** The manager of the user's services. */
    USER_MANAGER,
    /** The bus that the desktop's programs speak over. */
    BUS,
    /** The first process of a session that has a terminal and others in it: they get SIGHUP. */
    SESSION_LEADER;

    private static final Set<String> DISPLAYS =
            Set.of(
                    "Xorg",
                    "X",
                    "Xwayland",
                    "Xvfb",
                    "Xvnc",
                    "Xtigervnc",
                    "gnome-shell",
                    "kwin_wayland",
                    "kwin_x11",
                    "kwin",
                    "mutter",
                    "sway",
                    "weston",
                    "Hyprland",
                    "labwc",
                    "river",
                    "wayfire",
                    "niri",
                    "cosmic-comp",
                    "muffin",
                    "cinnamon",
                    "xfwm4",
                    "marco");
    private static final Set<String> DESKTOPS =
            Set.of(
                    "plasmashell",
                    "xfce4-session",
                    "xfce4-panel",
                    "mate-session",
                    "mate-panel",
                    "lxqt-session",
                    "lxqt-panel",
                    "lxsession",
                    "budgie-panel",
                    "cosmic-session",
                    "ksmserver",
                    "startplasma-way",
                    "startplasma-x11",
                    "gnome-session-b",
                    "gnome-session-i",
                    "gdm-wayland-ses",
                    "gdm-x-session");
    private static final Set<String> BUSES =
            Set.of("dbus-daemon", "dbus-broker", "dbus-broker-lau");

    /**
     * What guards a process.
     *
     * @param own Bindsight's own line
     * @return absent for a process like any other
     */
    static @Nullable ProtectedProcess of(ProcessDetails process, ProcessAncestry.Own own) {
        ProcessFacts facts = process.facts();
        if (process.pid().number() == 1) {
            return INIT;
        }
        if (facts.kernelThread()) {
            return KERNEL;
        }
        if (DockerProxy.is(facts.command())) {
            return DOCKER_PROXY;
        }
        if (own.self() != null && process.ref().equals(own.self().ref())) {
            return SELF;
        }
        if (own.ancestors().contains(process.ref())) {
            return ANCESTOR;
        }
        ProtectedProcess program = byProgram(facts);
        if (program != null) {
            return program;
        }
        return own.sessions().endsWith(process) ? SESSION_LEADER : null;
    }

    /** {@code comm} is cut to 15 bytes; the lists are written that way. */
    private static @Nullable ProtectedProcess byProgram(ProcessFacts facts) {
        String comm = facts.comm();
        if (DISPLAYS.contains(comm)) {
            return DISPLAY;
        }
        if (DESKTOPS.contains(comm)) {
            return DESKTOP;
        }
        if (comm.equals("systemd")) {
            return USER_MANAGER;
        }
        if (BUSES.contains(comm)) {
            return BUS;
        }
        return null;
    }

    /** Whether nothing that it shows of itself guards it: neither what it is nor its program. */
    public static boolean isLikeAnyOther(ProcessDetails process) {
        return of(process, ProcessAncestry.Own.UNKNOWN) == null;
    }

    /** Whether nothing may signal it, whoever asks. */
    static boolean isNeverStopped(ProcessDetails process) {
        return protection(of(process, ProcessAncestry.Own.UNKNOWN), process)
                instanceof Protection.Refused;
    }

    /** Whether it is systemd itself: of the system, where it is PID 1, or of a user. */
    static boolean isSystemd(ProcessDetails process) {
        return process.pid().number() == 1 || SystemdProcess.is(process.facts());
    }

    /** How much care stopping the process takes. */
    static Protection protection(@Nullable ProtectedProcess guard, ProcessDetails process) {
        return switch (guard) {
            case null -> new Protection.Ordinary();
            case INIT, KERNEL, DOCKER_PROXY -> new Protection.Refused.Guarded(guard, process);
            case SELF, ANCESTOR, DISPLAY, DESKTOP, USER_MANAGER, BUS, SESSION_LEADER ->
                    new Protection.TypedConfirmation(
                            process, guard, process.name(), guard != SESSION_LEADER);
        };
    }

    /**
     * How much care it takes when its supervisor stops it: that knows how, so what speaks against a
     * signal does not count, but what goes down with it does.
     */
    static Protection whenSupervised(@Nullable ProtectedProcess guard, ProcessDetails process) {
        return switch (guard) {
            case INIT, KERNEL, DOCKER_PROXY, SESSION_LEADER -> new Protection.Ordinary();
            case null -> new Protection.Ordinary();
            case SELF, ANCESTOR, DISPLAY, DESKTOP, USER_MANAGER, BUS -> protection(guard, process);
        };
    }
}
