package dev.bindsight.inventory;

import java.util.function.LongPredicate;

/**
 * How much of a process is read again. A descriptor in doubt always is.
 *
 * @param list whether to list the descriptors anew
 * @param verify which inodes known before are not believed
 */
record Depth(boolean list, LongPredicate verify) {
    /** Everything. */
    static final Depth WHOLE = new Depth(true, inode -> true);

    /** New descriptors. */
    static final Depth NEW = new Depth(true, inode -> false);

    /** Only what is in doubt. */
    static final Depth DOUBTS = new Depth(false, inode -> false);
}
