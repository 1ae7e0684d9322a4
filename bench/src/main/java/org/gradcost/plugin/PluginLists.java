package org.gradcost.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists of the names of Gradcost's own implementations of an interface, a file with one name per line for each interface, written
 * at build time. A JVM without user classes on its class path reads only one of them, and no index.
 */
final class PluginLists {

    private static final String FOLDER = "META-INF/gradcost/";

    private PluginLists() {}

    /**
     * Writes the lists.
     *
     * @param arguments the folder of the compiled classes, on the class path with their index, and the names of the interfaces
     */
    public static void main(String[] arguments) throws IOException {
        for (String type : List.of(arguments).subList(1, arguments.length)) {
            Path list = Path.of(arguments[0], FOLDER, type);
            Files.createDirectories(list.getParent());
            Files.writeString(
                    list, String.join("\n", ClassPathIndex.implementations(ClassPathIndex.ours(), type)) + "\n");
        }
    }

    /** Returns the names of the classes; none if there is no list, as in an IDE. */
    static List<String> of(Class<?> type) {
        List<String> names = new ArrayList<>();
        try (var in = PluginLists.class.getResourceAsStream("/" + FOLDER + type.getName())) {
            if (in != null) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Stream.of(text.split("\n")).filter(line -> !line.isEmpty()).forEach(names::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the list of " + type.getName() + " cannot be read", e);
        }
        return names;
    }
}
