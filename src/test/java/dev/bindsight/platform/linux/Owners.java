package dev.bindsight.platform.linux;

import dev.bindsight.platform.ProcessTable;

import java.util.Set;
import java.util.TreeSet;

/** A plain scan for the processes that have a socket open. */
final class Owners {
    private Owners() {}

    static Set<Integer> holders(ProcessTable processes, long inode) {
        Set<Integer> holders = new TreeSet<>();
        for (int pid : processes.pids()) {
            processes.descriptors(
                    pid,
                    descriptor -> {
                        if (processes.socketInode(pid, descriptor) == inode) {
                            holders.add(pid);
                        }
                    });
        }
        return holders;
    }
}
