package dev.bindsight.inventory.name;

import java.util.Map;

/** What a person calls a Java program by its main class. */
final class JavaMain {
    // main classes that are named after starting something, and what they start
    private static final Map<String, String> LAUNCHERS =
            Map.of(
                    "org.apache.catalina.startup.Bootstrap", "tomcat",
                    "org.codehaus.plexus.classworlds.launcher.Launcher", "mvn",
                    "org.gradle.wrapper.GradleWrapperMain", "gradlew",
                    "org.gradle.launcher.GradleMain", "gradle",
                    "org.jetbrains.jps.cmdline.Launcher", "jps",
                    "kafka.Kafka", "kafka",
                    "org.apache.zookeeper.server.quorum.QuorumPeerMain", "zookeeper");

    private JavaMain() {}

    /** {@code Elasticsearch} of {@code org.elasticsearch.bootstrap.Elasticsearch}. */
    static String ofClass(String name) {
        String known = LAUNCHERS.get(name);
        if (known != null) {
            return known;
        }
        if (name.endsWith(".java") || name.indexOf('/') >= 0) {
            return Paths.base(name);
        }
        int dot = name.lastIndexOf('.');
        return dot == name.length() - 1 ? name : name.substring(dot + 1);
    }

    /** The main class of {@code module/class} where it is given, else the module. */
    static String ofModule(String value) {
        int slash = value.indexOf('/');
        return slash < 0 ? value : ofClass(value.substring(slash + 1));
    }
}
