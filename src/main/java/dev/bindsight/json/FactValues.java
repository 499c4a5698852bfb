package dev.bindsight.json;

import dev.bindsight.json.OwnershipJson.BirthplaceJson;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Privileges;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.Fact;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values behind the text of a fact, each under the name that it has in the record of the fact;
 * a duration is in microseconds and its name ends so. What the evidence has already, as the socket,
 * and what has no shape of its own is left out.
 */
final class FactValues {
    /** The JVM makes them anew for whoever asks, and a sweep asks for each of its ports. */
    private static final ClassValue<RecordComponent[]> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> fact) {
                    return fact.getRecordComponents();
                }
            };

    private FactValues() {}

    static Map<String, Object> of(Fact fact) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(fact.getClass())) {
            Object value = shape(read(component, fact));
            if (value != null) {
                values.put(
                        component.getName() + (value instanceof Duration ? "Micros" : ""), value);
            }
        }
        return values;
    }

    private static @Nullable Object read(RecordComponent component, Fact fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record hides " + component, e);
        }
    }

    private static @Nullable Object shape(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Collection<?> many -> shapes(many);
            case BindPlace place -> place(place);
            case LocalAddress here -> map("address", here.address(), "device", here.device());
            case EphemeralPorts range -> map("first", range.first(), "last", range.last());
            case Privileges own -> map("user", own.user(), "capabilities", own.capabilities());
            case Route route -> route(route);
            case ProcessDetails process -> map("pid", process.pid(), "name", process.name());
            case ProcessCondition condition -> condition(condition);
            case IcmpError error -> icmp(error);
            case Birthplace made -> BirthplaceJson.of(made);
            case String _, Number _, Boolean _, Enum<?> _, Endpoint _, Duration _ -> value;
            default -> ValueForms.has(value) ? value : null;
        };
    }

    private static @Nullable Object shapes(Collection<?> many) {
        List<Object> shapes = new ArrayList<>();
        for (Object each : many) {
            Object shape = shape(each);
            if (shape != null) {
                shapes.add(shape);
            }
        }
        return shapes.isEmpty() ? null : shapes;
    }

    private static Map<String, Object> place(BindPlace place) {
        Map<String, Object> shape =
                map("address", place.endpoint().address(), "port", place.endpoint().port());
        if (place.interfaceName() != null) {
            shape.put("interface", place.interfaceName());
        }
        return shape;
    }

    private static Map<String, Object> route(Route route) {
        Map<String, Object> shape =
                map("destination", route.destination(), "refuses", route.refuses());
        if (route.gateway() != null) {
            shape.put("gateway", route.gateway());
        }
        if (route.device() != null) {
            shape.put("device", route.device());
        }
        return shape;
    }

    private static Map<String, Object> condition(ProcessCondition condition) {
        Map<String, Object> shape = map("state", condition.state(), "sigterm", condition.sigterm());
        shape.put("sigtermPending", condition.sigtermPending());
        if (condition.descriptors() != null) {
            shape.put("descriptors", condition.descriptors());
        }
        if (condition.descriptorLimit() != null) {
            shape.put("descriptorLimit", condition.descriptorLimit());
        }
        return shape;
    }

    private static Map<String, Object> icmp(IcmpError error) {
        Map<String, Object> shape = map("type", error.type(), "code", error.code());
        shape.put("reason", error.reason());
        if (error.sender() != null) {
            shape.put("sender", error.sender());
        }
        return shape;
    }

    private static Map<String, Object> map(String one, Object first, String other, Object second) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put(one, first);
        shape.put(other, second);
        return shape;
    }
}
