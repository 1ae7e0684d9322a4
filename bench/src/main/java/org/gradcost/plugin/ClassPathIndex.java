package org.gradcost.plugin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/**
 * An index of the classes on the class path. The index of Gradcost's own classes was made when they were compiled and is only
 * read; folders and jars of the user are scanned class by class.
 */
final class ClassPathIndex {

    private static final String OURS = "/META-INF/jandex.idx";
    private static final String CLASS = ".class";

    /**
     * Packages of libraries, which contain no plug-ins and thousands of classes that need not be scanned. A user's classes cannot
     * be in any of them.
     */
    private static final List<String> LIBRARIES = Stream.of(
                    "ai.djl",
                    "com.fasterxml",
                    "de.siegmar",
                    "io.smallrye",
                    "joptsimple",
                    "me.tongfei",
                    "net.finmath",
                    "org.apache.commons",
                    "org.bytedeco",
                    "org.eclipse",
                    "org.ejml",
                    "org.hipparchus",
                    "org.jboss",
                    "org.jline",
                    "org.nd4j",
                    "org.openjdk",
                    "org.slf4j",
                    "org.tensorflow",
                    "oshi",
                    "picocli",
                    "pabeles")
            .map(name -> name.replace('.', '/') + "/")
            .toList();

    private final Indexer indexer = new Indexer();
    private final Deque<Path> elements = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    private ClassPathIndex() {}

    /** Returns the index of the class path of this JVM; elements that cannot be read are ignored, as the JVM itself does. */
    static IndexView make() {
        IndexView ours = ours();
        ClassPathIndex users = new ClassPathIndex();
        if (!ours.getKnownClasses().isEmpty()) {
            users.seen.add(Home.path());
        }
        Stream.of(System.getProperty("java.class.path")
                        .split(File.pathSeparator, -1)) // an empty element, even the last one, is the current folder
                .forEach(users::add);
        while (!users.elements.isEmpty()) {
            users.index(users.elements.remove());
        }
        return CompositeIndex.create(ours, users.indexer.complete());
    }

    /** Returns the index of Gradcost's own classes; an empty one if there is none, as in an IDE. */
    static IndexView ours() {
        try (InputStream in = ClassPathIndex.class.getResourceAsStream(OURS)) {
            return in == null ? new Indexer().complete() : new IndexReader(in).read();
        } catch (IOException e) {
            throw new IllegalStateException("the index of our own classes cannot be read", e);
        }
    }

    /** Returns the names of the public classes that implement an interface, sorted. */
    static List<String> implementations(IndexView index, String type) {
        return index.getAllKnownImplementations(DotName.createSimple(type)).stream()
                .filter(info -> Modifier.isPublic(info.flags()) && !info.isAbstract())
                .map(info -> info.name().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private void add(String element) {
        try {
            Path path = Path.of(element).toRealPath();
            if (seen.add(path)) {
                elements.add(path);
            }
        } catch (IOException | InvalidPathException e) {
            return; // a class path may name missing files
        }
    }

    private void index(Path element) {
        try {
            if (Files.isDirectory(element)) {
                indexFolder(element);
            } else {
                indexJar(element);
            }
        } catch (IOException e) {
            return; // not a jar, or one that the JVM cannot read either
        }
    }

    private void indexFolder(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isWanted(folder.relativize(file).toString().replace(File.separatorChar, '/'))) {
                    try (InputStream in = Files.newInputStream(file)) {
                        indexClass(in);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void indexJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String more = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (more != null) {
                Stream.of(more.trim().split("\\s+"))
                        .map(entry -> file.toUri().resolve(entry))
                        .filter(entry -> "file".equals(entry.getScheme()))
                        .forEach(entry -> add(entry.getPath()));
            }
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isWanted(entry.getName())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        indexClass(in);
                    }
                }
            }
        }
    }

    private void indexClass(InputStream in) throws IOException {
        try {
            indexer.index(in);
        } catch (IllegalArgumentException | IOException e) {
            return; // not a class file, or one of an unknown version, which this JVM could not load
        }
    }

    private static boolean isWanted(String name) {
        return name.endsWith(CLASS)
                && !name.endsWith("module-info" + CLASS)
                && !name.startsWith("META-INF/")
                && LIBRARIES.stream().noneMatch(name::startsWith);
    }
}
