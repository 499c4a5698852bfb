package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause.BindCause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;

import java.util.List;
import java.util.Set;

/** One way in which a bind is refused, as it was observed. */
interface BindCase {
    /** The cause. */
    BindCause cause();

    /** What is worth a try. */
    default Set<Trial> trials() {
        return Set.of();
    }

    /** Why the bind was refused. */
    BindReason reason();

    /** What bears it out, besides the sockets in the way and the options that were tried. */
    default List<Evidence> evidence() {
        return List.of();
    }

    /** What can be done, besides what the options that were tried bring. */
    default List<Offer> offers() {
        return List.of();
    }
}
