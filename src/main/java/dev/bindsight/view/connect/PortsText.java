package dev.bindsight.view.connect;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;

import java.util.ArrayList;
import java.util.List;

/** Ports and places as a person types them into the form. */
final class PortsText {
    /** From how many ports in a row a range is shorter than naming each. */
    private static final int RANGE = 3;

    private PortsText() {}

    /** {@code 22,80,8000-8100}: in the order given, with ports in a row drawn together. */
    static String of(List<Port> ports) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (start < ports.size()) {
            int end = start;
            while (end + 1 < ports.size()
                    && ports.get(end + 1).number() == ports.get(end).number() + 1) {
                end++;
            }
            if (end - start + 1 >= RANGE) {
                parts.add(ports.get(start) + "-" + ports.get(end));
            } else {
                ports.subList(start, end + 1).forEach(port -> parts.add(port.toString()));
            }
            start = end + 1;
        }
        return String.join(",", parts);
    }

    /** {@code example.com:443}, {@code [::1]:22,80}: a host and ports as one. */
    static String target(String host, List<Port> ports) {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return bracketed + ":" + of(ports);
    }

    /** An address that sockets are bound to first, with its port unless any will do. */
    static String source(BindPlace place) {
        Endpoint endpoint = place.endpoint();
        String scope = place.interfaceName() == null ? "" : "%" + place.interfaceName();
        String address = endpoint.address() + scope;
        if (endpoint.port().number() == 0) {
            return address;
        }
        return address.contains(":")
                ? "[" + address + "]:" + endpoint.port()
                : address + ":" + endpoint.port();
    }
}
