package dev.bindsight.inventory;

import java.util.Arrays;

/** Descriptors in ascending order, each with the inode of the socket behind it. */
final class DescriptorList {
    private int[] descriptors = {};
    private long[] inodes = {};
    private int size;

    int size() {
        return size;
    }

    int descriptorAt(int position) {
        return descriptors[position];
    }

    /** The inode at a position; 0 or less for what is no socket. */
    long inodeAt(int position) {
        return inodes[position];
    }

    void setInode(int position, long inode) {
        inodes[position] = inode;
    }

    void clear() {
        size = 0;
    }

    /** Adds a descriptor greater than the last one. */
    void add(int descriptor, long inode) {
        if (size == descriptors.length) {
            int capacity = Math.max(16, size + (size >> 1));
            descriptors = Arrays.copyOf(descriptors, capacity);
            inodes = Arrays.copyOf(inodes, capacity);
        }
        descriptors[size] = descriptor;
        inodes[size++] = inode;
    }

    /** Becomes a copy of another list. */
    void copy(DescriptorList other) {
        if (descriptors.length < other.size) {
            descriptors = new int[other.descriptors.length];
            inodes = new long[other.descriptors.length];
        }
        System.arraycopy(other.descriptors, 0, descriptors, 0, other.size);
        System.arraycopy(other.inodes, 0, inodes, 0, other.size);
        size = other.size;
    }

    /** Puts another inode in place of one; false if there was none. */
    boolean replace(long inode, long other) {
        boolean found = false;
        for (int i = 0; i < size; i++) {
            if (inodes[i] == inode) {
                inodes[i] = other;
                found = true;
            }
        }
        return found;
    }

    /**
     * Which of two descriptors is the greater: at a position of this list and at one of another. An
     * end is greater than all.
     */
    int order(int position, DescriptorList other, int otherPosition) {
        if (position == size) {
            return 1;
        }
        return otherPosition == other.size
                ? -1
                : Integer.compare(descriptors[position], other.descriptors[otherPosition]);
    }

    boolean contains(long inode) {
        for (int i = 0; i < size; i++) {
            if (inodes[i] == inode) {
                return true;
            }
        }
        return false;
    }

    /** The descriptors with an inode, or of a kind that has no inode. */
    int[] descriptorsOf(long inode) {
        var found = new IntList();
        for (int i = 0; i < size; i++) {
            if (inodes[i] == inode) {
                found.add(descriptors[i]);
            }
        }
        int[] all = new int[found.size()];
        Arrays.setAll(all, found::get);
        return all;
    }
}
