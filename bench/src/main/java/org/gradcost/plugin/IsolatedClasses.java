package org.gradcost.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A class loader that loads classes a second time. The JVM keeps its type profile of a method per class: code written once for
 * any number type is fast as long as a single type has passed through it, and with this loader another number type passes through
 * another copy of the class.
 *
 * <p>The JDK, the libraries that do not handle numbers, and the named classes are shared with the rest of the program; the named
 * classes, which must be public, are the interface between the two sides. Everything else on the class path, including a user's
 * own functions, is defined again.
 */
public final class IsolatedClasses extends ClassLoader {

    private static final List<String> SHARED =
            List.of("org.gradcost.results.", "org.ejml.", "org.openjdk.", "com.fasterxml.", "picocli.", "org.jboss.");

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final List<String> shared;

    /**
     * Creates a class loader.
     *
     * @param parent finds the code, and has the shared classes
     * @param shared names of classes that are shared in addition to the usual ones
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
            // The copy has the origin of the original class, because code may ask for its location.
            return defineClass(
                    name, code, 0, code.length, getParent().loadClass(name).getProtectionDomain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
