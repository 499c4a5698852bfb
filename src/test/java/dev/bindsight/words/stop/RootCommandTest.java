package dev.bindsight.words.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.util.List;

class RootCommandTest {
    private static final ProcessDetails WORKER = Sample.process(4200, "nginx", null, "nginx");

    @Test
    void itNamesThePlaceAndEveryProcess() {
        SocketEntry local = Sample.listener("127.0.0.1", 8088, WORKER);

        assertThat(RootCommand.stop("bindsight", List.of(local), List.of(WORKER, Shop.SERVER)))
                .containsExactly("sudo bindsight stop 127.0.0.1:8088 --pid 4200 4121");
    }

    @Test
    void anIpv6AddressIsQuotedForTheShellAndHiddenOwnersAreNotNamed() {
        SocketEntry local = Sample.listener("::1", 8088, WORKER);

        assertThat(RootCommand.stop("/opt/bs/bindsight", List.of(local), List.of()))
                .containsExactly("sudo /opt/bs/bindsight stop '[::1]:8088'");
    }
}
