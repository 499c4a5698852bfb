package dev.bindsight.inventory.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.ProcessFacts;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project of a real process, and the files that are not read for it. */
class ProjectReaderTest {
    private final ProjectReader reader = new ProjectReader(Path.of("/proc"));

    @TempDir Path home;

    @Test
    void aServerBelongsToThePackageAndTheBranchOfItsDirectory() throws IOException {
        Path shop = checkout("shop", "ref: refs/heads/feature/cart\n");
        Files.writeString(shop.resolve("package.json"), "{\"name\": \"shop-web\"}");
        Path below = Files.createDirectories(shop.resolve("apps/api"));

        assertThat(projectIn(below))
                .hasValue(
                        new Project(below.toString(), "shop-web", "package.json", "feature/cart"));
    }

    @Test
    void aCommitThatIsCheckedOutIsShownByItsFirstDigits() throws IOException {
        Path shop = checkout("shop", "0123456789abcdef0123456789abcdef01234567\n");

        assertThat(projectIn(shop)).hasValue(new Project(shop.toString(), null, null, "0123456"));
    }

    @Test
    void aDirectoryOutsideOfAnyCheckoutIsNotNamedByWhatStandsAboveIt() throws IOException {
        Files.writeString(home.resolve("package.json"), "{\"name\": \"not-mine\"}");
        Path plain = Files.createDirectories(home.resolve("plain"));

        Optional<Project> found = projectIn(plain);

        assertThat(found).hasValue(new Project(plain.toString(), null, null, null));
        assertThat(found.orElseThrow().label()).isEqualTo("plain");
    }

    @Test
    void noLinkIsFollowedAndNothingTooLargeIsRead() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "{\"name\": \"secret\"}");
        Path linked = checkout("linked", "ref: refs/heads/main\n");
        Files.createSymbolicLink(linked.resolve("package.json"), secret);
        Files.writeString(
                linked.resolve("deno.json"), "{\"name\": \"x\"," + " ".repeat(300_000) + "}");
        Path tree = Files.createDirectories(home.resolve("tree"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + linked.resolve(".git") + "\n");

        assertThat(projectIn(linked)).hasValue(new Project(linked.toString(), null, null, "main"));
        assertThat(projectIn(tree)).hasValue(new Project(tree.toString(), null, null, null));
    }

    @Test
    @Timeout(300)
    void aPipeThatPosesAsAManifestIsNotWaitedFor() throws IOException {
        Path shop = Files.createDirectories(home.resolve("shop"));
        try (ChildProcess made =
                ChildProcess.start("mkfifo", shop.resolve("package.json").toString())) {
            made.process().onExit().join();
        }

        assertThat(projectIn(shop)).hasValue(new Project(shop.toString(), null, null, null));
    }

    @Test
    void thePathOfAProcessThatMeansAnotherDirectoryHereIsNotRead() throws IOException {
        Path here = checkout("shop", "ref: refs/heads/main\n");
        Path there = Files.createDirectories(home.resolve("container"));
        try (ChildProcess server = running(there)) {
            assertThat(reader.apply(facts(server, here))).isEmpty();
        }
    }

    private Path checkout(String name, String head) throws IOException {
        Path root = home.toRealPath().resolve(name);
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/HEAD"), head);
        return root;
    }

    private Optional<Project> projectIn(Path directory) throws IOException {
        try (ChildProcess server = running(directory)) {
            return reader.apply(facts(server, directory));
        }
    }

    private static ChildProcess running(Path directory) {
        ChildProcess server =
                ChildProcess.start(
                        directory,
                        Map.of(),
                        List.of("python3", "-uc", "import signal; print('up'); signal.pause()"));
        server.awaitLine("up");
        return server;
    }

    private static ProcessFacts facts(ChildProcess process, Path directory) {
        return Sample.processIn(directory.toString(), (int) process.pid(), "server", null).facts();
    }
}
