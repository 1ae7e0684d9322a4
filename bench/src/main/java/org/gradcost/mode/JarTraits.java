package org.gradcost.mode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;

/** The traits of modes whose library version is found in the library's jar. */
final class JarTraits {

    /** The library name of this project's modes. */
    static final String GRADCOST = "Gradcost";

    private JarTraits() {}

    /** Returns the traits of a mode of this project. */
    static ModeTraits ofGradcost(Direction direction, Kind kind, int order) {
        return of(direction, kind, GRADCOST, "org.gradcost", "bench", order);
    }

    /** Returns the traits of a mode whose library is the jar of a group and an artifact. */
    static ModeTraits of(Direction direction, Kind kind, String library, String group, String artifact, int order) {
        return new ModeTraits(direction, kind, library, version(group, artifact), "Java", order);
    }

    private static String version(String group, String artifact) {
        Properties properties = new Properties();
        String resource = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream in = JarTraits.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
