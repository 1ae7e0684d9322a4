package org.gradcost.results.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gradcost.results.format.Escape;

/** Mustache templates: what fills them is escaped, unless the template says that it is ready. */
final class Templates {
    private Templates() {}

    /** Fills an HTML template: {@code {{name}}} is escaped, {@code {{{name}}}} is not. */
    static String html(String template, Object context) {
        return Mustache.compiler()
                .withEscaper(Escape::html)
                .compile(resource(template))
                .execute(context);
    }

    /** Fills a LaTeX template: {@code <<name>>} is escaped, {@code <<&name>>} is not; LaTeX itself uses braces. */
    static String latex(String template, Object context) {
        return Mustache.compiler()
                .withDelims("<< >>")
                .withEscaper(Escape::latex)
                .compile(resource(template))
                .execute(context);
    }

    static String resource(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
