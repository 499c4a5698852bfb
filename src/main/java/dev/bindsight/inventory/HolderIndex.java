package dev.bindsight.inventory;

import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Ownership.Via;
import dev.bindsight.model.ProcessRef;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which processes hold the socket with an inode: mostly one, of a prefork server many. */
final class HolderIndex {
    private static final OpenDescriptors[] NOBODY = {};

    private final LongIntMap placeOfInode = new LongIntMap();
    private final IntList free = new IntList();
    private @Nullable OpenDescriptors[] first = new OpenDescriptors[256];
    // the holders after the first; shared empty array for none
    private OpenDescriptors[][] others = new OpenDescriptors[256][];
    private int top;

    /** Adds a holder of an inode; each is added once, however many descriptors it has on it. */
    void add(long inode, OpenDescriptors holder) {
        int place = placeOfInode.get(inode);
        if (place == LongIntMap.NONE) {
            place = freePlace();
            first[place] = holder;
            others[place] = NOBODY;
            placeOfInode.put(inode, place);
            return;
        }
        OpenDescriptors[] more = others[place];
        if (first[place] != holder && !Arrays.asList(more).contains(holder)) {
            OpenDescriptors[] longer = Arrays.copyOf(more, more.length + 1);
            longer[more.length] = holder;
            others[place] = longer;
        }
    }

    /** Takes a holder of an inode away. */
    void remove(long inode, OpenDescriptors holder) {
        int place = placeOfInode.get(inode);
        if (place == LongIntMap.NONE) {
            return;
        }
        var left = new ArrayList<>(holdersAt(place));
        left.remove(holder);
        if (left.isEmpty()) {
            placeOfInode.remove(inode);
            first[place] = null;
            others[place] = NOBODY;
            free.add(place);
        } else {
            first[place] = left.getFirst();
            others[place] = left.subList(1, left.size()).toArray(NOBODY);
        }
    }

    boolean contains(long inode) {
        return placeOfInode.contains(inode);
    }

    /** The holders of an inode, in no promised order. */
    List<OpenDescriptors> holders(long inode) {
        int place = placeOfInode.get(inode);
        return place == LongIntMap.NONE ? List.of() : holdersAt(place);
    }

    private List<OpenDescriptors> holdersAt(int place) {
        var all = new ArrayList<OpenDescriptors>(1 + others[place].length);
        OpenDescriptors one = first[place];
        if (one != null) {
            all.add(one);
        }
        all.addAll(Arrays.asList(others[place]));
        return all;
    }

    /** The owners of an inode by pid, absent for nobody; of a sole owner always the same object. */
    @Nullable OwnedBy owners(long inode) {
        int place = placeOfInode.get(inode);
        if (place == LongIntMap.NONE) {
            return null;
        }
        OpenDescriptors one = first[place];
        if (one != null && others[place].length == 0) {
            return one.owning(inode);
        }
        List<ProcessRef> refs = new ArrayList<>();
        Map<ProcessRef, Via> via = new HashMap<>();
        for (OpenDescriptors holder : holdersAt(place)) {
            OwnedBy part = holder.owning(inode);
            refs.addAll(part.processes());
            via.putAll(part.via());
        }
        refs.sort(null);
        return new OwnedBy(refs, via);
    }

    void clear() {
        placeOfInode.clear();
        free.clear();
        Arrays.fill(first, null);
        top = 0;
    }

    private int freePlace() {
        if (free.size() > 0) {
            return free.removeLast();
        }
        if (top == first.length) {
            first = Arrays.copyOf(first, top * 2);
            others = Arrays.copyOf(others, top * 2);
        }
        return top++;
    }
}
