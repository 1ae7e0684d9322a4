package org.gradcost.results.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcost.results.BadInputException;
import org.gradcost.results.IncomparableException;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void noCharacterMovesTheCursorOrTurnsTheText() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean harmful = c != '\n' && c != '\t' && Character.isISOControl(c)
                    || "\u061C\u200E\u200F\u2028\u2029".indexOf(c) >= 0
                    || c >= 0x202A && c <= 0x202E
                    || c >= 0x2066 && c <= 0x2069;
            String expected = harmful ? String.format("\\u%04x", c) : String.valueOf((char) c);
            assertEquals(expected, Printable.of(String.valueOf((char) c)));
            StringWriter written = new StringWriter();
            new PrintWriter(new PrintableWriter(written), true).write(c);
            assertEquals(expected, written.toString());
        }
    }

    @Test
    void everyMessageIsOneShortLine() {
        String field = "a\u001b[31m\r\nb\u202E\u2028".repeat(1_000_000);
        for (String message : new String[] {
            Printable.message(field),
            new BadInputException("x.csv:7: " + field + " is not right").getMessage(),
            new IncomparableException("x.csv " + field).getMessage()
        }) {
            assertTrue(message.length() <= Printable.MESSAGE, message);
            assertEquals(message, Printable.of(message));
            assertEquals(1, message.lines().count());
        }
        String message = new BadInputException("x.csv:7: " + field + " is not right").getMessage();
        assertTrue(message.startsWith("x.csv:7: a\\u001b[31m b") && message.endsWith(" is not right"), message);
    }

    @Test
    void aLongMessageIsShortenedBetweenWords() {
        List<String> words =
                IntStream.range(0, 100).mapToObj(i -> "word" + i + ",").toList();
        String message = Printable.message(String.join(" ", words));
        assertTrue(message.length() <= Printable.MESSAGE, message);
        for (String word : message.split(" ")) {
            assertTrue(word.equals("…") || words.contains(word), message);
        }
    }
}
