package org.gradcost.results.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
