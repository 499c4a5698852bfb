package dev.bindsight.platform.portable;

import dev.bindsight.model.Uid;

import oshi.software.os.OSProcess;

import java.util.Optional;

/**
 * Users, as far as running processes show them: neither the JDK nor OSHI reads the user database.
 */
final class OshiUsers {
    private final LazyOshi oshi;

    OshiUsers(LazyOshi oshi) {
        this.oshi = oshi;
    }

    /** The user this program runs as. */
    Uid own() {
        return uid(oshi.system().getCurrentProcess().getUserID());
    }

    /** The name of a user who has a process. */
    Optional<String> name(Uid uid) {
        return oshi.system().getProcesses().stream()
                .filter(process -> uid(process.getUserID()).equals(uid))
                .map(OSProcess::getUser)
                .findFirst();
    }

    /** The user of that name, if it has a process. */
    Optional<Uid> named(String name) {
        return oshi.system().getProcesses().stream()
                .filter(process -> process.getUser().equals(name))
                .map(process -> uid(process.getUserID()))
                .findFirst();
    }

    /**
     * OSHI's user id as a number: of a Windows SID such as {@code S-1-5-21-…-1001} the last part,
     * the relative id; the highest number there is, which is nobody's, for an id that is neither.
     */
    static Uid uid(String id) {
        String digits = id.substring(id.lastIndexOf('-') + 1);
        boolean number = digits.matches("[0-9]{1,10}");
        long value = number ? Long.parseLong(digits) : Long.MAX_VALUE;
        return new Uid(Math.min(value, 0xFFFF_FFFFL));
    }
}
