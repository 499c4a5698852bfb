package dev.bindsight.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

class SandboxTest {
    @Test
    void aSandboxSeesOnlyItsOwnProcessesAndHasLoopback() {
        assertThat(Sandbox.asRoot().run(Inside.class, "root").lines())
                .containsExactly("processes 2", "uid 0", "bound");
    }

    @Test
    void aSandboxOfNobodyHasNoRights() {
        assertThat(Sandbox.asNobody().withHidepid().run(Inside.class, "nobody").lines())
                .containsExactly("processes 1", "uid 65534", "bound");
    }

    @Test
    void aFailureInsideIsAFailureOutside() {
        // else the skip would pass for the failure
        Sandbox.asRoot().assumePossible();
        assertThatThrownBy(() -> Sandbox.asRoot().run(Failing.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("said on purpose");
    }

    static final class Inside {
        public static void main(String[] arguments) throws IOException {
            System.out.println("processes " + ProcessHandle.allProcesses().count());
            System.out.println("uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                System.out.println(socket.isBound() ? "bound" : "not bound");
            }
        }
    }

    static final class Failing {
        public static void main(String[] arguments) {
            throw new AssertionError("said on purpose");
        }
    }
}
