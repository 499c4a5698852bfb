package dev.bindsight.view.ports;

import dev.bindsight.inventory.project.Project;
import dev.bindsight.model.TcpInfo;

import org.jspecify.annotations.Nullable;

/**
 * What a row shows that its listing does not hold.
 *
 * @param project the project of its first owner, absent where none is known or no column shows it
 * @param measured what the kernel measured on the connection, absent likewise
 */
public record ExtraFacts(@Nullable Project project, @Nullable TcpInfo measured) {
    /** Nothing more. */
    public static final ExtraFacts NONE = new ExtraFacts(null, null);
}
