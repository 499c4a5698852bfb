package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpMeasurement;

import org.assertj.core.api.recursive.comparison.ComparisonDifference;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonDifferenceCalculator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What is measured on a connection when something of it is used again. */
class InetDiagTcpTest {
    private static final int HEAD = 16;
    private static final int ATTRIBUTES = HEAD + 72;
    private static final int INFO = 240;
    private static final int MEMORY = 36;

    /** One connection whose every measured byte is another. */
    private static byte[] answer() {
        ByteBuffer message = ByteBuffer.allocate(512).order(ByteOrder.nativeOrder());
        message.put(HEAD, (byte) 2).put(HEAD + 1, (byte) 1).position(ATTRIBUTES);
        attribute(message, 2, INFO);
        attribute(message, 7, MEMORY);
        message.putShort((short) 10).putShort((short) 4).put("cubic\0".getBytes(UTF_8));
        int length = message.position() + 3 & ~3;
        message.putInt(0, length).putShort(4, (short) 20).putInt(8, 1);
        byte[] bytes = new byte[length];
        message.get(0, bytes);
        return bytes;
    }

    private static void attribute(ByteBuffer message, int type, int size) {
        message.putShort((short) (4 + size)).putShort((short) type);
        for (int i = 0; i < size; i++) {
            message.put((byte) (i * 7 + type));
        }
    }

    private static TcpMeasurement read(byte[] answer, @Nullable TcpMeasurement former) {
        var view = new InetDiagSocket();
        var found = new AtomicReference<@Nullable TcpMeasurement>();
        InetDiagMessages.forEach(
                MemorySegment.ofArray(answer),
                0,
                answer.length,
                1,
                Protocol.TCP,
                0,
                view,
                _ -> found.set(view.measurement(former)));
        TcpMeasurement told = found.get();
        if (told == null) {
            throw new AssertionError("nothing is told");
        }
        return told;
    }

    private static List<ComparisonDifference> differences(TcpMeasurement one, TcpMeasurement two) {
        return new RecursiveComparisonDifferenceCalculator()
                .determineDifferences(one, two, new RecursiveComparisonConfiguration());
    }

    @ParameterizedTest
    @CsvSource({
        "cubic, cubic",
        "reno, reno",
        "bbr, bbr",
        "bbr1, bbr1",
        "dctcp, dctcp",
        "cubics, cubics",
        "cub, cub",
        "illinois, illinois",
        "'', "
    })
    void anyCongestionControlIsCalledByItsName(String written, @Nullable String read) {
        ByteBuffer message = ByteBuffer.allocate(512).order(ByteOrder.nativeOrder());
        message.put(HEAD, (byte) 2).put(HEAD + 1, (byte) 1).position(ATTRIBUTES);
        attribute(message, 2, INFO);
        byte[] name = (written + "\0").getBytes(UTF_8);
        message.putShort((short) (4 + name.length)).putShort((short) 4).put(name);
        int length = message.position() + 3 & ~3;
        // what stands behind the end is nobody's
        while (message.position() < length) {
            message.put((byte) 'x');
        }
        message.putInt(0, length).putShort(4, (short) 20).putInt(8, 1);
        byte[] bytes = new byte[length];
        message.get(0, bytes);

        TcpMeasurement former = read(bytes, null);

        assertThat(former.congestionControl()).isEqualTo(read);
        assertThat(read(bytes, former).congestionControl()).isEqualTo(read);
    }

    @Test
    void whateverIsAnotherThanBeforeIsToldAndNothingElse() {
        byte[] answer = answer();
        TcpMeasurement former = read(answer, null);
        int told = 0;
        for (int at = ATTRIBUTES + 4; at < answer.length; at++) {
            byte before = answer[at];
            answer[at] ^= 0x55;
            TcpMeasurement fresh = read(answer, null);

            assertThat(differences(read(answer, former), fresh)).as("byte " + at).isEmpty();

            told += differences(former, fresh).isEmpty() ? 0 : 1;
            answer[at] = before;
        }
        assertThat(told).as("bytes that say something").isGreaterThan(110);
    }

    @Test
    void whatSaysTheSameIsTheSame() {
        TcpMeasurement former = read(answer(), null);

        TcpMeasurement now = read(answer(), former);

        assertThat(differences(now, former)).isEmpty();
        assertThat(now.info()).isSameAs(former.info());
    }

    @Test
    void whatAnOlderKernelLeavesOutIsNotTakenFromBefore() {
        byte[] answer = answer();
        TcpMeasurement former = read(answer, null);
        // a tcp_info that ends behind tcpi_bytes_received
        ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder()).putShort(ATTRIBUTES, (short) 140);

        TcpMeasurement now = read(answer, former);

        assertThat(now.bytesSent()).isNull();
        assertThat(now.receiveWindow()).isNull();
        assertThat(now.info()).isEqualTo(former.info());
    }
}
