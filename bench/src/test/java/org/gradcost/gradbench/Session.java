package org.gradcost.gradbench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A tool that is asked, and what it says. */
final class Session {

    private Session() {}

    /** Its answer to each line, unread. */
    static List<String> lines(Choice mode, String... questions) {
        String all = String.join("\n", questions) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Tool(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)), out, mode).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    static Map<?, ?> ask(Choice mode, String question) {
        return (Map<?, ?>) Golden.parse(lines(mode, question).get(0));
    }
}
