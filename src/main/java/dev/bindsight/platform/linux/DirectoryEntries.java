package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.DT_DIR;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.platform.linux.abi.FileAbi.LinuxDirent64;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/** Reads what getdents64(2) gave. Pure. */
final class DirectoryEntries {
    private DirectoryEntries() {}

    /** Is given the subdirectories of a directory. */
    @FunctionalInterface
    interface DirectoryVisitor {
        /** One subdirectory with its inode number. */
        void visit(String name, long inode);
    }

    /** Visits the entries whose names are numbers: processes, threads, descriptors. */
    static void numbers(MemorySegment entries, long length, IntConsumer visitor) {
        // of thousands of descriptors each byte is looked at: quicker in an array
        byte[] bytes = NativeBytes.array(entries, 0, length);
        int at = 0;
        while (length - at > LinuxDirent64.D_NAME) {
            int end = (int) recordEnd(entries, at, length);
            int number = number(bytes, at + LinuxDirent64.D_NAME, end);
            if (number >= 0) {
                visitor.accept(number);
            }
            at = end;
        }
    }

    /** Visits the subdirectories, without {@code .} and {@code ..}. */
    static void directories(MemorySegment entries, long length, DirectoryVisitor visitor) {
        long at = 0;
        while (length - at > LinuxDirent64.D_NAME) {
            long end = recordEnd(entries, at, length);
            if (entries.get(JAVA_BYTE, at + LinuxDirent64.D_TYPE) == DT_DIR) {
                long nameEnd = at + LinuxDirent64.D_NAME;
                while (nameEnd < end && entries.get(JAVA_BYTE, nameEnd) != 0) {
                    nameEnd++;
                }
                String name = ProcFiles.text(entries, at + LinuxDirent64.D_NAME, nameEnd);
                if (!name.equals(".") && !name.equals("..")) {
                    visitor.visit(name, entries.get(JAVA_LONG_UNALIGNED, at + LinuxDirent64.D_INO));
                }
            }
            at = end;
        }
    }

    /** Where the record ends: all the rest is one record if its length cannot be right. */
    private static long recordEnd(MemorySegment entries, long at, long length) {
        int size =
                Short.toUnsignedInt(entries.get(JAVA_SHORT_UNALIGNED, at + LinuxDirent64.D_RECLEN));
        return size <= LinuxDirent64.D_NAME || size > length - at ? length : at + size;
    }

    private static int number(byte[] entries, int from, int end) {
        int number = 0;
        int at = from;
        while (at < end) {
            byte digit = entries[at];
            if (digit == 0) {
                break;
            }
            if (digit < '0' || digit > '9' || at - from > 8) {
                return -1;
            }
            number = number * 10 + digit - '0';
            at++;
        }
        return at == from ? -1 : number;
    }
}
