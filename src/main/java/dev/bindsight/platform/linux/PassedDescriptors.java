package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.SCM_RIGHTS;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.bindsight.model.Arg;
import dev.bindsight.platform.linux.abi.SocketAbi.Cmsghdr;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The descriptors that came with a message (unix(7), SCM_RIGHTS; cmsg(3)). */
final class PassedDescriptors {
    private PassedDescriptors() {}

    /** Those among the arguments of a recvmsg(2) that has returned. */
    static List<Integer> of(List<Arg> arguments) {
        var found = new ArrayList<Integer>();
        for (Arg each : arguments) {
            if (each instanceof Arg.MessageRoom(var _, var _, Arg.Received came) && came != null) {
                read(came.control(), found);
            }
        }
        return found;
    }

    /** Those that a message is to pass on. */
    static List<Integer> in(Arg.Message message) {
        var found = new ArrayList<Integer>();
        byte[] control = message.control();
        // what is claimed beyond the bytes is memory full of zeros
        read(Arrays.copyOf(control, Math.max(control.length, message.controlLength())), found);
        return found;
    }

    private static void read(byte[] messages, List<Integer> found) {
        MemorySegment control = MemorySegment.ofArray(messages);
        long at = 0;
        while (messages.length - at >= Cmsghdr.SIZE) {
            long length = control.get(JAVA_LONG_UNALIGNED, at + Cmsghdr.CMSG_LEN);
            if (length < Cmsghdr.SIZE || length > messages.length - at) {
                return;
            }
            boolean rights =
                    control.get(JAVA_INT_UNALIGNED, at + Cmsghdr.CMSG_LEVEL) == SOL_SOCKET
                            && control.get(JAVA_INT_UNALIGNED, at + Cmsghdr.CMSG_TYPE)
                                    == SCM_RIGHTS;
            for (long each = at + Cmsghdr.SIZE;
                    rights && each + Integer.BYTES <= at + length;
                    each += Integer.BYTES) {
                found.add(control.get(JAVA_INT_UNALIGNED, each));
            }
            at += (length + 7) & ~7L;
        }
    }
}
