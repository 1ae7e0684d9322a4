package org.gradcost.peers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.mode.RefusedException;

/**
 * The libraries of one peer: the jars in the folder {@code lib/PEER} beside the jar of these modes, and a class loader for them,
 * which loads the classes of this package a second time. The interfaces of the suite, Hipparchus, EJML and SLF4J are shared.
 */
final class PeerLibraries {

    private static final String MODES = PeerLibraries.class.getPackageName() + '.';
    private static final List<String> SHARED =
            List.of("java.", "javax.", "jdk.", "sun.", "org.slf4j.", "org.gradcost.", "org.hipparchus.", "org.ejml.");
    private static final String NAME = "gradcost-peer";

    /** The classifier of jars with native code. */
    private static final String PLATFORM = "linux-x86_64";

    private static final Map<String, Loader> LOADERS = new ConcurrentHashMap<>();

    private final String peer;

    /**
     * Creates the libraries of a peer.
     *
     * @param peer name of the folder
     */
    PeerLibraries(String peer) {
        this.peer = peer;
    }

    /** Returns whether a class was loaded by a loader that has the libraries. */
    static boolean areSeenBy(Class<?> type) {
        return NAME.equals(type.getClassLoader().getName()); // the class of the loader itself is loaded twice
    }

    /** Makes libraries unpack their native parts into the build folder, and not into the user's home. */
    static void unpackNativesIntoBuild() {
        String natives = target().resolve("natives").toString();
        for (String property : List.of("org.bytedeco.javacpp.cachedir", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR")) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, natives);
            }
        }
    }

    /**
     * Returns the class of that name that has access to the libraries.
     *
     * @throws RefusedException if the libraries are not there
     */
    Class<?> type(String name) {
        try {
            return LOADERS.computeIfAbsent(peer, p -> loader()).loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the whole version of an artifact, such as 1.0.0-M2.1, from the name of its jar; {@code unknown} if there is no
     * such jar.
     */
    String version(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*?)(-" + PLATFORM + ")?\\.jar");
        return jars().stream()
                .map(jar -> name.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("unknown");
    }

    private Loader loader() {
        List<Path> jars = jars();
        if (jars.isEmpty()) {
            throw new RefusedException(
                    "no jar in " + folder() + "; mvn -P peers package puts this peer's libraries there");
        }
        return new Loader(Stream.concat(Stream.of(code()), jars.stream())
                .map(PeerLibraries::url)
                .toArray(URL[]::new));
    }

    private Path folder() {
        return target().resolve("lib").resolve(peer);
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RefusedException(folder() + " cannot be read: " + e.getMessage());
        }
    }

    /** Returns the jar of these modes, or the folder of their classes. */
    private static Path code() {
        try {
            return Path.of(PeerLibraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the build folder: that of the jar, or the one in which the jar will be. */
    private static Path target() {
        return Files.isDirectory(code())
                ? code().resolve("../../../target").normalize()
                : code().toAbsolutePath().getParent();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Loader extends URLClassLoader {

        Loader(URL... urls) {
            super(NAME, urls, PeerLibraries.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (SHARED.stream().anyMatch(name::startsWith) && !name.startsWith(MODES)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                try {
                    return findClass(name);
                } catch (ClassNotFoundException e) {
                    return super.loadClass(name, resolve);
                }
            }
        }
    }
}
