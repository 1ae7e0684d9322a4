package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command answers. */
record Answer(int exit, String out, String err) {

    static Answer to(String... arguments) {
        return to(Commands.line(CommandLine.defaultFactory()), arguments);
    }

    /** @param line may have answered before: making one takes longer than most answers */
    static Answer to(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Commands.run(() -> line, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Answer(exit, out.toString(), err.toString());
    }

    /** Bad input or usage: one line that begins so, and exit 2. */
    void assertRefused(String message) {
        assertEquals(2, exit);
        assertTrue(err.startsWith(message), err);
        assertEquals(1, err.lines().count(), err);
        assertEquals("", out);
    }
}
