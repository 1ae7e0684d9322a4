package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--modes=hand,reverse | --modes=hand,reverse",
                "my run | 'my run'",
                "cpp=tools/hand --fast | 'cpp=tools/hand --fast'",
                "it's | 'it'\\''s'",
                "$HOME | '$HOME'",
            })
    void anArgumentCanBePastedIntoAShell(String argument, String pasted) {
        assertEquals(pasted, Interruption.quoted(argument));
    }
}
