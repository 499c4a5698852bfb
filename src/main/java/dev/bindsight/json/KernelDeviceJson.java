package dev.bindsight.json;

import dev.bindsight.model.KernelDevice;

/**
 * The part of the kernel that has a socket.
 *
 * @param kind the kind of network device it is for: {@code vxlan}
 * @param device the name of the device
 */
public record KernelDeviceJson(String kind, String device) {
    /** The shape of a service. */
    static KernelDeviceJson of(KernelDevice service) {
        return new KernelDeviceJson(service.kind(), service.device());
    }
}
