package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.SOCK_DIAG_BY_FAMILY;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.linux.InetDiagMessages.Part;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parser on crafted answers. */
class InetDiagMessagesTest {
    private static final int SEQUENCE = 7;
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int OVERRUN = 4;
    private static final int SOCKET = SOCK_DIAG_BY_FAMILY;

    private final ByteBuffer answer = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());

    @Test
    void everyFieldOfASocketIsReadFromItsPlace() {
        message(SOCKET, 0, SEQUENCE, socket(10, 4, 8, "2001:db8::1", 443, "2001:db8::2", 51_000));

        ListedSocket socket = sockets(Protocol.TCP).getFirst();

        assertThat(socket)
                .isEqualTo(
                        new ListedSocket(
                                Protocol.TCP,
                                TcpState.FIN_WAIT1,
                                address("2001:db8::1"),
                                443,
                                address("2001:db8::2"),
                                51_000,
                                5,
                                0x2222_2222_1111_1111L,
                                4_000_000_000L,
                                65_534,
                                1,
                                2,
                                8,
                                59_000,
                                0x1_0000_0002L,
                                1));
    }

    @Test
    void anIpv4SocketHasTheFirstFourBytesOfItsAddresses() {
        message(SOCKET, 0, SEQUENCE, socket(2, 1, 0, "127.0.0.1", 80, "192.0.2.200", 9));

        ListedSocket socket = sockets(Protocol.UDP).getFirst();

        assertThat(socket.local()).isEqualTo(address("127.0.0.1"));
        assertThat(socket.remote()).isEqualTo(address("192.0.2.200"));
    }

    @Test
    void aTcpSocketInStateCloseIsABoundOnlyOneAndAUdpSocketIsNot() {
        message(SOCKET, 0, SEQUENCE, socket(2, 7, 0, "127.0.0.1", 80, "0.0.0.0", 0));

        assertThat(sockets(Protocol.TCP).getFirst().state()).isEqualTo(TcpState.BOUND_INACTIVE);
        assertThat(sockets(Protocol.UDP).getFirst().state()).isEqualTo(TcpState.CLOSE);
    }

    @Test
    void anAnswerGoesOnUntilDone() {
        message(SOCKET, 0, SEQUENCE, socket(2, 1, 0, "127.0.0.1", 80, "127.0.0.1", 9));
        assertThat(inspect()).isEqualTo(Part.MORE);

        message(DONE, 0, SEQUENCE, error(0));
        assertThat(inspect()).isEqualTo(Part.DONE);
    }

    @Test
    void anInterruptedDumpIsUnreliableAtItsFirstAndAtItsLastMessage() {
        message(SOCKET, 0x12, SEQUENCE, socket(2, 1, 0, "127.0.0.1", 80, "127.0.0.1", 9));
        assertThat(inspect()).isEqualTo(Part.UNRELIABLE);

        answer.clear();
        message(DONE, 0x12, SEQUENCE, error(0));
        assertThat(inspect()).isEqualTo(Part.UNRELIABLE);
    }

    @Test
    void anErrorIsItsErrno() {
        message(ERROR, 0, SEQUENCE, error(-2));
        assertThat(inspect()).isEqualTo(new Part.Failed(2));

        answer.clear();
        message(DONE, 0, SEQUENCE, error(-22));
        assertThat(inspect()).isEqualTo(new Part.Failed(22));
    }

    @Test
    void anErrorOfZeroIsTheEndOfASingleAnswer() {
        message(ERROR, 0, SEQUENCE, error(0));
        assertThat(inspect()).isEqualTo(Part.DONE);
    }

    @Test
    void anOverrunIsUnreliable() {
        message(OVERRUN, 0, SEQUENCE, new byte[0]);
        assertThat(inspect()).isEqualTo(Part.UNRELIABLE);
    }

    @Test
    void aCutMessageIsUnreliableWhereverItIsCut() {
        message(SOCKET, 0, SEQUENCE, socket(2, 1, 0, "127.0.0.1", 80, "127.0.0.1", 9));
        message(DONE, 0, SEQUENCE, error(0));
        int whole = answer.position();
        int first = answer.getInt(0);

        for (int length = 1; length < whole; length++) {
            Part expected = length == first ? Part.MORE : Part.UNRELIABLE;
            assertThat(InetDiagMessages.inspect(bytes(), 0, length, SEQUENCE))
                    .as("cut to " + length)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatAnswersAnEarlierRequestIsPassedOver() {
        message(SOCKET, 0x10, SEQUENCE - 1, socket(2, 1, 0, "127.0.0.1", 1, "127.0.0.1", 9));
        message(ERROR, 0, SEQUENCE - 1, error(-1));
        message(SOCKET, 0, SEQUENCE, socket(2, 1, 0, "127.0.0.1", 2, "127.0.0.1", 9));
        message(DONE, 0, SEQUENCE, error(0));

        assertThat(inspect()).isEqualTo(Part.DONE);
        assertThat(sockets(Protocol.TCP)).extracting(ListedSocket::localPort).containsExactly(2);
    }

    @Test
    void aSocketOfAnUnknownFamilyOrStateIsLeftOut() {
        message(SOCKET, 0, SEQUENCE, socket(1, 1, 0, "127.0.0.1", 1, "127.0.0.1", 9));
        message(SOCKET, 0, SEQUENCE, socket(2, 99, 0, "127.0.0.1", 1, "127.0.0.1", 9));
        message(SOCKET, 0, SEQUENCE, "short".getBytes(UTF_8));

        assertThat(sockets(Protocol.TCP)).isEmpty();
    }

    private Part inspect() {
        return InetDiagMessages.inspect(bytes(), 0, answer.position(), SEQUENCE);
    }

    private List<ListedSocket> sockets(Protocol protocol) {
        List<ListedSocket> sockets = new ArrayList<>();
        InetDiagMessages.forEach(
                bytes(),
                0,
                answer.position(),
                SEQUENCE,
                protocol,
                0,
                new InetDiagSocket(),
                view -> sockets.add(ListedSocket.of(view)));
        return sockets;
    }

    private MemorySegment bytes() {
        return MemorySegment.ofArray(answer.array());
    }

    private void message(int type, int flags, int sequence, byte[] payload) {
        answer.putInt(16 + payload.length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0)
                .put(payload);
        answer.position(answer.position() + 3 & ~3);
    }

    private static byte[] error(int errno) {
        return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(errno).array();
    }

    private static byte[] socket(
            int family, int state, int timer, String local, int port, String peer, int peerPort) {
        ByteBuffer message = ByteBuffer.allocate(100).order(ByteOrder.nativeOrder());
        message.put((byte) family).put((byte) state).put((byte) timer).put((byte) 0);
        network(message, port);
        network(message, peerPort);
        message.put(8, raw(local)).put(24, raw(peer)).position(40);
        message.putInt(5).putInt(0x1111_1111).putInt(0x2222_2222);
        message.putInt(59_000).putInt(1).putInt(2).putInt(65_534).putInt((int) 4_000_000_000L);
        message.putShort((short) 5).putShort((short) 11).put((byte) 1).position(80);
        message.putShort((short) 12).putShort((short) 21).putLong(0x1_0000_0002L);
        return Arrays.copyOf(message.array(), message.position());
    }

    private static void network(ByteBuffer message, int port) {
        message.put((byte) (port >> 8)).put((byte) port);
    }

    private static byte[] raw(String address) {
        IpAddress ip = address(address);
        ByteBuffer bytes = ByteBuffer.allocate(16);
        return switch (ip.family()) {
            case IPV4 -> bytes.putInt((int) ip.low()).array();
            case IPV6 -> bytes.putLong(ip.high()).putLong(ip.low()).array();
        };
    }

    private static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }
}
