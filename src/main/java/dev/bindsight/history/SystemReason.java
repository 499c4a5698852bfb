package dev.bindsight.history;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why the system refused a file, in its own words. The JDK turns the commonest errors into classes
 * whose message is the bare path, which tells nobody what is wrong with it.
 */
public final class SystemReason {
    private SystemReason() {}

    /** The reason, with the path where the exception names one. */
    public static String of(Exception refusal) {
        if (refusal instanceof FileSystemException file) {
            String bare =
                    switch (file) {
                        case AccessDeniedException _ -> "Permission denied";
                        case NoSuchFileException _ -> "No such file or directory";
                        case FileAlreadyExistsException _ -> "File exists";
                        case NotDirectoryException _ -> "Not a directory";
                        default -> "";
                    };
            if (file.getReason() == null && !bare.isEmpty()) {
                return file.getFile() == null ? bare : file.getFile() + ": " + bare;
            }
        }
        String message = refusal.getMessage();
        return message == null ? refusal.getClass().getSimpleName() : message;
    }
}
