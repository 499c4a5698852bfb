package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.platform.linux.MountTable.Mount;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** The smaller files of /proc. */
class ProcTextTest {
    @Test
    void aTitleWrittenOverTheArgumentsIsTheOnlyArgument() {
        assertThat(ProcText.arguments("nginx: worker process" + "\0".repeat(20)))
                .containsExactly("nginx: worker process");
        assertThat(ProcText.arguments("grep\0\0")).containsExactly("grep", "");
        assertThat(ProcText.arguments("\0\0")).isEmpty();
    }

    @Test
    void theUnifiedCgroupIsTakenWhereItTells() {
        assertThat(ProcText.cgroup("0::/user.slice/a:b\n")).isEqualTo("/user.slice/a:b");
        assertThat(ProcText.cgroup("4:memory:/x\n1:name=systemd:/system.slice\n0::/y\n"))
                .isEqualTo("/y");
    }

    @Test
    void systemdsOwnHierarchyIsTakenWhereTheUnifiedOneIsNotUsed() {
        assertThat(ProcText.cgroup("1:name=systemd:/system.slice/ssh.service\n0::/\n"))
                .isEqualTo("/system.slice/ssh.service");
        assertThat(ProcText.cgroup("5:cpu,cpuacct:/a\n1:name=systemd:/docker/123\n"))
                .isEqualTo("/docker/123");
    }

    @Test
    void aFileWithoutEitherHasNoCgroup() {
        assertThat(ProcText.cgroup("")).isNull();
        assertThat(ProcText.cgroup("4:memory:/x\n")).isNull();
        assertThat(ProcText.cgroup("0::/\n")).isEqualTo("/");
    }

    @Test
    void argumentsEndWithNulOrWithTheFile() {
        assertThat(ProcText.arguments("")).isEmpty();
        assertThat(ProcText.arguments("a\0\0b c\0")).containsExactly("a", "", "b c");
        assertThat(ProcText.arguments("nginx: master process"))
                .containsExactly("nginx: master process");
    }

    @Test
    void mountPointsAreUnescapedAndOptionalFieldsSkipped() {
        String text =
                "21 1 0:20 / /proc rw,nosuid shared:5 master:1 - proc proc rw,hidepid=invisible\n"
                        + "22 1 0:21 /a\\040b /mnt/c\\134d rw - cgroup2 none rw\n"
                        + "broken line\n";
        assertThat(MountTable.parse(text))
                .isEqualTo(
                        List.of(
                                new Mount("/", "/proc", "proc", Set.of("rw", "hidepid=invisible")),
                                new Mount("/a b", "/mnt/c\\d", "cgroup2", Set.of("rw"))));
    }
}
