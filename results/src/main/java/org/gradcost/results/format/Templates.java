package org.gradcost.results.format;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Renderer of Mustache templates, which escapes values unless the template marks them as ready. */
public final class Templates {
    private Templates() {}

    /**
     * Renders an HTML template: {@code {{name}}} is escaped, {@code {{{name}}}} is not.
     *
     * @param beside a class in whose package the template is
     */
    public static String html(Class<?> beside, String template, Object context) {
        return Mustache.compiler()
                .withEscaper(Escape::html)
                .compile(resource(beside, template))
                .execute(context);
    }

    /**
     * Renders a LaTeX template: {@code <<name>>} is escaped, {@code <<&name>>} is not, since LaTeX itself uses braces.
     *
     * @param beside a class in whose package the template is
     */
    public static String latex(Class<?> beside, String template, Object context) {
        return Mustache.compiler()
                .withDelims("<< >>")
                .withEscaper(Escape::latex)
                .compile(resource(beside, template))
                .execute(context);
    }

    /**
     * Returns the text of a resource.
     *
     * @param beside a class in whose package it is
     */
    public static String resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return text(name, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the text of a resource that may be in another jar. On the module path a class finds only the resources of its own
     * module, but its class loader finds those of all modules.
     *
     * @param path from the root of the jar, outside any package
     */
    public static String ofAnyJar(String path) {
        try (InputStream in = Templates.class.getClassLoader().getResourceAsStream(path)) {
            return text(path, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name, InputStream in) throws IOException {
        if (in == null) {
            throw new IllegalStateException(name + " is missing from the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
