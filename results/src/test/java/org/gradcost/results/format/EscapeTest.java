package org.gradcost.results.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {

    @Test
    void htmlHasNoTags() {
        assertEquals("&lt;script&gt;&quot;&amp;&#39;", Escape.html("<script>\"&'"));
    }

    @Test
    void latexHasNoCommands() {
        assertEquals("\\textbackslash{}input\\{x\\}\\_\\%\\$ ?", Escape.latex("\\input{x}_%$\n漢"));
    }

    @Test
    void markdownHasNoTable() {
        assertEquals("a\\|b\\<c\\> d", Escape.markdown("a|b<c>\nd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx"})
    void aSpreadsheetSeesText(String formula) {
        assertEquals("'" + formula, Escape.csv(formula));
    }

    /** Two different fields stay different, whatever apostrophes and formulas they begin with. */
    @Test
    void noTwoFieldsBecomeOne() {
        long seed = 9;
        Random random = new Random(seed);
        Map<String, String> from = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder field = new StringBuilder();
            for (int length = random.nextInt(5); length > 0; length--) {
                field.append("'=-1x".charAt(random.nextInt(5)));
            }
            String before = from.put(Escape.csv(field.toString()), field.toString());
            assertTrue(before == null || before.contentEquals(field), before + " and " + field + ", seed " + seed);
        }
        assertEquals("''=x", Escape.csv("'=x"));
    }

    @Test
    void latexTakesNothingForAnOptionOfTheRowBefore() {
        assertEquals("{[}x]", Escape.latex("[x]"));
        assertEquals("{*}x", Escape.latex("*x"));
    }

    @Test
    void numbersStayNumbers() {
        assertEquals("-1.5E-3", Escape.csv("-1.5E-3"));
        assertEquals("n", Escape.csv("n"));
    }

    @Test
    void jsonCannotLeaveItsScript() {
        assertFalse(Escape.json("\"</script><!--\"").contains("<"));
    }
}
