package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The working directory of an owner, where the desktop can open it. */
public final class OwnerDirectory {
    private OwnerDirectory() {}

    /** The directory; empty where it cannot be read, or in a container means another one. */
    public static Optional<String> of(ProcessDetails owner) {
        return owner.container() == null
                ? Optional.ofNullable(owner.facts().directory())
                        .filter(path -> path.startsWith("/") && !path.endsWith(" (deleted)"))
                : Optional.empty();
    }

    /** The {@code file:} URI of a directory, put together without looking at it. */
    public static String uri(String directory) {
        try {
            return new URI("file", "", directory, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(directory, e);
        }
    }
}
