package dev.bindsight.model.fact;

/** Who refused a connect, as far as the trace and the routes tell. */
public enum Refuser {
    /** connect(2) itself, before a packet left. */
    HERE,
    /** Somebody on the way, or nobody in time. */
    NETWORK,
    /** Either: a blocking connect that was answered at once looks like one refused here. */
    UNTOLD
}
