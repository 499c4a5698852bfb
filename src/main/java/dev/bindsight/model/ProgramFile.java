package dev.bindsight.model;

/** What became of the file that a process was started from (proc_pid_exe(5)). */
public enum ProgramFile {
    /** It still has its path. */
    THERE,
    /** Another file has its path, as after an upgrade: a start anew runs another program. */
    REPLACED,
    /** No file has its path. */
    DELETED,
    /** It never had one (memfd_create(2)). */
    IN_MEMORY
}
