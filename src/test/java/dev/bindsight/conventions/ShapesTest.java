package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The records that documents are made of. */
class ShapesTest {
    @Test
    void noComponentIsPrimitive() {
        List<JavaField> components =
                CompiledCode.PRODUCTION.stream()
                        .filter(each -> each.getPackageName().equals("dev.bindsight.json"))
                        .filter(JavaClass::isRecord)
                        .flatMap(each -> each.getFields().stream())
                        .filter(each -> !each.getModifiers().contains(JavaModifier.STATIC))
                        .toList();

        assertThat(components)
                .hasSizeGreaterThan(200)
                .noneMatch(each -> each.getRawType().isPrimitive());
    }
}
