package dev.bindsight.json;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.io.SerializedString;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;

/**
 * The owners of the sockets of one list. A process may have thousands, and of all that it alone has
 * the owner is the same: it is made a shape and a text once.
 */
final class SharedOwners implements ShapeWriter.Special {
    private final Inventory inventory;
    private final JsonText alone;
    private final IdentityHashMap<Ownership, OwnershipJson> shapes = new IdentityHashMap<>();
    private final IdentityHashMap<OwnershipJson, SerializedString> texts = new IdentityHashMap<>();

    /**
     * Of one list.
     *
     * @param alone writes an owner that is not in a list
     */
    SharedOwners(Inventory inventory, JsonText alone) {
        this.inventory = inventory;
        this.alone = alone;
    }

    /** The shape of an ownership. */
    OwnershipJson of(Ownership ownership) {
        // others differ from socket to socket, and so many would not be kept for anything
        return ownership instanceof Ownership.OwnedBy owned && owned.processes().size() == 1
                ? shapes.computeIfAbsent(ownership, each -> OwnershipJson.of(each, inventory))
                : OwnershipJson.of(ownership, inventory);
    }

    @Override
    public boolean isWritten(Record value, JsonGenerator out) {
        if (!(value instanceof OwnershipJson owner)) {
            return false;
        }
        int depth = JsonStream.DEPTH + enclosing(out.streamWriteContext());
        out.writeRawValue(
                owner.processes().size() == 1
                        ? texts.computeIfAbsent(owner, each -> text(each, depth))
                        : text(owner, depth));
        return true;
    }

    private SerializedString text(OwnershipJson value, int depth) {
        return new SerializedString(
                new String(alone.writtenWithin(value, depth), StandardCharsets.UTF_8));
    }

    private static int enclosing(TokenStreamContext context) {
        int objects = 0;
        for (TokenStreamContext at = context; at != null; at = at.getParent()) {
            objects += at.inObject() ? 1 : 0;
        }
        return objects;
    }
}
