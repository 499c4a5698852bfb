package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class TextCallTest {
    private static TextCall only(String source) {
        List<TextCall> calls = TextCall.in("Some.java", source);
        assertThat(calls).hasSize(1);
        return calls.getFirst();
    }

    @Test
    void theArgumentsAfterTheKeyAreCounted() {
        TextCall call = only("x = Texts.get(\"a.b\", name(1, \")\"), \"c, d\");");
        assertThat(call.keys()).containsExactly("a.b");
        assertThat(call.arguments()).isEqualTo(2);
    }

    @Test
    void bothKeysOfAChoiceAreFound() {
        assertThat(only("Texts.get(one ? \"a.one\" : \"a.many\")").keys())
                .containsExactly("a.one", "a.many");
    }

    @Test
    void theBeginningOfAKeyBuiltAtRunTimeIsNoKey() {
        TextCall call = only("Texts.get(\"exposure.\" + exposure.name())");
        assertThat(call.keys()).isEmpty();
        assertThat(call.prefixes()).containsExactly("exposure.");
    }

    @Test
    void aQuoteAsCharacterOrInATextBlockBeginsNoString() {
        String source = "char q = '\"'; s = \"\"\"\n say \"no\"\n \"\"\"; t = \"a.b\";";
        assertThat(JavaLiterals.in(source)).containsExactly("a.b");
    }
}
