package dev.bindsight.testbed;

import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.SocketPlaces;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What io_urings have registered, by process, and how often such places were searched. */
public final class ScriptedPlaces implements SocketPlaces {
    private final Map<Integer, Registered> rings = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> travelling = new ConcurrentHashMap<>();
    private final Map<Long, Integer> unread = new ConcurrentHashMap<>();
    private final AtomicInteger searches = new AtomicInteger();

    ScriptedPlaces() {}

    /** Lets a process have sockets with an io_uring, which takes a descriptor for the ring. */
    public ScriptedPlaces register(ScriptedProcess process, long... inodes) {
        return register(process, new Registered(inodes, true));
    }

    /** The same with whether the ring names all it has. */
    public ScriptedPlaces register(ScriptedProcess process, Registered registered) {
        process.open(99, ProcessTable.RING);
        rings.put(process.pid(), registered);
        return this;
    }

    /** Lets descriptors wait unread in a Unix socket of a process, or no longer. */
    public ScriptedPlaces unread(ScriptedProcess process, long unixInode, int descriptors) {
        process.open(98, unixInode);
        travelling.put(process.pid(), descriptors);
        unread.put(unixInode, descriptors);
        return this;
    }

    /** How often every process was searched so far. */
    public int searches() {
        return searches.get();
    }

    @Override
    public Registered registered(int pid, int thread, int descriptor) {
        return rings.getOrDefault(pid, Registered.NONE);
    }

    @Override
    public long[] unread() {
        searches.incrementAndGet();
        return unread.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .mapToLong(Map.Entry::getKey)
                .toArray();
    }

    @Override
    public int travelling(int pid, int thread, int descriptor) {
        return travelling.getOrDefault(pid, 0);
    }
}
