package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLA_TYPE_MASK;

import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlattr;

import java.util.Arrays;

/**
 * Where the attributes of one netlink message stand, found in one walk: of 100,000 connections each
 * is asked for six of them. Used for one message after the other.
 */
final class InetDiagAttributes {
    /** More types than are known to any kernel. */
    private static final int TYPES = 32;

    private final int[] starts = new int[TYPES];
    private final int[] sizes = new int[TYPES];
    private final AnswerWords message;

    /** Nothing is found yet of what stands in a piece of an answer. */
    InetDiagAttributes(AnswerWords message) {
        this.message = message;
    }

    /**
     * Goes through the attributes of a message; what is cut short ends it.
     *
     * @param from where the first attribute begins
     * @param end where the message ends
     */
    void read(int from, int end) {
        Arrays.fill(sizes, -1);
        int at = from;
        while (end - at >= Nlattr.SIZE) {
            int length = message.u16(at + Nlattr.NLA_LEN);
            if (length < Nlattr.SIZE || length > end - at) {
                return;
            }
            int type = message.u16(at + Nlattr.NLA_TYPE) & NLA_TYPE_MASK;
            if (type < TYPES && sizes[type] < 0) {
                starts[type] = at + Nlattr.SIZE;
                sizes[type] = length - Nlattr.SIZE;
            }
            at += length + 3 & ~3;
        }
    }

    /** Those that stand within one. */
    InetDiagAttributes within(int type) {
        var inner = new InetDiagAttributes(message);
        inner.read(starts[type], starts[type] + sizes[type]);
        return inner;
    }

    /** What they stand in. */
    AnswerWords message() {
        return message;
    }

    /** Where the data of an attribute begins, or -1 if it has less than {@code least} bytes. */
    int find(int type, int least) {
        return sizes[type] >= least ? starts[type] : -1;
    }

    /** How many bytes of data an attribute has, -1 where there is none. */
    int size(int type) {
        return sizes[type];
    }
}
