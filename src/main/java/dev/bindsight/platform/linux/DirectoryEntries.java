package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/**
 * Reads what getdents64(2) gave. Pure.
 *
 * {@snippet lang=c :
 * struct linux_dirent64 {
 *     ino64_t        d_ino;       //  0
 *     off64_t        d_off;       //  8
 *     unsigned short d_reclen;    // 16
 *     unsigned char  d_type;      // 18
 *     char           d_name[];    // 19, ended by NUL
 * };
 * }
 */
final class DirectoryEntries {
    private static final int RECORD_LENGTH = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;
    private static final byte DT_DIR = 4;

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
        byte[] bytes = entries.asSlice(0, length).toArray(JAVA_BYTE);
        int at = 0;
        while (length - at > NAME) {
            int end = (int) recordEnd(entries, at, length);
            int number = number(bytes, at + NAME, end);
            if (number >= 0) {
                visitor.accept(number);
            }
            at = end;
        }
    }

    /** Visits the subdirectories, without {@code .} and {@code ..}. */
    static void directories(MemorySegment entries, long length, DirectoryVisitor visitor) {
        long at = 0;
        while (length - at > NAME) {
            long end = recordEnd(entries, at, length);
            if (entries.get(JAVA_BYTE, at + TYPE) == DT_DIR) {
                long nameEnd = at + NAME;
                while (nameEnd < end && entries.get(JAVA_BYTE, nameEnd) != 0) {
                    nameEnd++;
                }
                String name = ProcFiles.text(entries, at + NAME, nameEnd);
                if (!name.equals(".") && !name.equals("..")) {
                    visitor.visit(name, entries.get(JAVA_LONG_UNALIGNED, at));
                }
            }
            at = end;
        }
    }

    /** Where the record ends: all the rest is one record if its length cannot be right. */
    private static long recordEnd(MemorySegment entries, long at, long length) {
        int size = Short.toUnsignedInt(entries.get(JAVA_SHORT_UNALIGNED, at + RECORD_LENGTH));
        return size <= NAME || size > length - at ? length : at + size;
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
