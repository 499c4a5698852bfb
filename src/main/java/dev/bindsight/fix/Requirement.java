package dev.bindsight.fix;

/** What it would take to do what Bindsight may not do (kill(2), capabilities(7), proc(5)). */
public sealed interface Requirement {
    /** To send a signal: to be root. */
    record RootToSignal() implements Requirement {}

    /** To send a signal: to be its user, or root. */
    record UserToSignal(String user) implements Requirement {}

    /**
     * To send a signal: it is refused although the user is the right one. The capability is
     * missing, the process has another real user, or a policy forbids the call.
     */
    record PolicyToSignal() implements Requirement {}

    /** One pid namespace for Bindsight and its /proc (pid_namespaces(7)). */
    record OneNamespace() implements Requirement {}

    /** To see who owns a socket: to be root. */
    record RootToSee() implements Requirement {}

    /** To see who owns a socket: to be its user, or root. */
    record UserToSee(String user) implements Requirement {}

    /** To see who owns a socket: a capability is missing, or a policy forbids the look. */
    record PolicyToSee() implements Requirement {}

    /** To see which process has a socket: the kernel shows a protected process to root alone. */
    record RootToSeeProtected() implements Requirement {}

    /**
     * To stop a unit: root, or the right to manage it.
     *
     * @param command what root types
     */
    record UnitRight(String command) implements Requirement {}

    /** To stop a container: the right to use its runtime. */
    record RuntimeRight(String runtime, String container) implements Requirement {}
}
