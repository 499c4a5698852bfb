package dev.bindsight.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What all processes of one run of the tests came to. Maven has several, and gives each one class
 * after the other, so this is added to after each class. Beside the file with the sentence lies one
 * with the numbers.
 */
final class TallyFile {
    private static final String PASSED = "passed";
    private static final String FAILED = "failed";
    private static final String SKIPPED = "skipped: ";

    private final Path sentence;
    private final Path numbers;

    TallyFile(Path sentence) {
        this.sentence = sentence;
        this.numbers = sentence.resolveSibling(sentence.getFileName() + ".numbers");
    }

    /** Adds to what is there; another process that does so waits. */
    void add(Tally more) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                numbers,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Tally all = read(channel).plus(more);
            channel.truncate(0);
            write(all, channel);
            Files.writeString(sentence, all + "\n");
        }
    }

    @SuppressWarnings("resource") // closing it would close the channel, and with it end the lock
    private static Tally read(FileChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        var found = new Properties();
        found.load(in);
        Map<String, Integer> skipped = new HashMap<>();
        for (String key : found.stringPropertyNames()) {
            if (key.startsWith(SKIPPED)) {
                skipped.put(key.substring(SKIPPED.length()), number(found, key));
            }
        }
        return new Tally(number(found, PASSED), number(found, FAILED), skipped);
    }

    private static int number(Properties found, String key) {
        return Integer.parseInt(found.getProperty(key, "0"));
    }

    @SuppressWarnings("resource") // as above
    private static void write(Tally all, FileChannel channel) throws IOException {
        var told = new Properties();
        told.setProperty(PASSED, Integer.toString(all.passed()));
        told.setProperty(FAILED, Integer.toString(all.failed()));
        all.skipped()
                .forEach((reason, often) -> told.setProperty(SKIPPED + reason, often.toString()));
        OutputStream out = Channels.newOutputStream(channel.position(0));
        told.store(out, null);
    }
}
