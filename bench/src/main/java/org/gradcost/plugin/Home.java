package org.gradcost.plugin;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The jar or folder that this class is in. */
final class Home {

    private Home() {}

    static Path path() {
        try {
            return Path.of(Home.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toRealPath();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the jar of Gradcost cannot be found", e);
        }
    }

    /** Returns whether it is the only element of the class path. */
    static boolean isAlone() {
        try {
            return Path.of(System.getProperty("java.class.path")).toRealPath().equals(path());
        } catch (IOException | InvalidPathException e) {
            return false; // several elements are not a path
        }
    }
}
