package org.gradcost.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Classes loaded a second time. What the JVM learns about a method it learns of a class: code written once for any type of number
 * is fast as long as a single type has passed through it, and here it is another class that the next type passes through.
 *
 * <p>Shared with the rest of the program are the JDK, the libraries that know no numbers, and what is named: the interface between
 * the two worlds, which must be public. Everything else on the class path, a user's own functions as well, is defined anew.
 */
public final class IsolatedClasses extends ClassLoader {

    private static final List<String> SHARED =
            List.of("org.gradcost.results.", "org.ejml.", "org.openjdk.", "com.fasterxml.", "picocli.", "org.jboss.");

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final List<String> shared;

    /**
     * Creates a loader of classes.
     *
     * @param parent which finds the code, and has what is shared
     * @param shared names of classes that are shared beside the usual ones
     */
    public IsolatedClasses(ClassLoader parent, List<String> shared) {
        super(parent);
        this.shared = List.copyOf(shared);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : isShared(name) ? super.loadClass(name, resolve) : define(name);
        }
    }

    private boolean isShared(String name) {
        if (shared.contains(name) || SHARED.stream().anyMatch(name::startsWith)) {
            return true;
        }
        if (name.startsWith("org.gradcost.") || name.startsWith("org.hipparchus.")) {
            return false;
        }
        try {
            PLATFORM.loadClass(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            // With the origin of the class that it is a copy of: code may ask where it comes from.
            return defineClass(
                    name, code, 0, code.length, getParent().loadClass(name).getProtectionDomain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
