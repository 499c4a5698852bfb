package dev.bindsight.inventory;

/** Is told what a reading of a process changed. */
interface HolderChanges {
    /** Nothing of the process stands for the socket any more. */
    void lost(long inode);

    /** Something of the process stands for the socket now, or in another way than before. */
    void gained(long inode);
}
