package org.gradcost.plugin;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Printable;
import org.jboss.jandex.IndexView;

/**
 * Plug-ins: the public classes on the class path that implement an interface of this project and have a public constructor
 * without arguments. The class path is scanned once, at the first request.
 */
public final class Plugins {

    private Plugins() {}

    private static final class Found {
        static final IndexView INDEX = ClassPathIndex.make();
    }

    /**
     * Returns one instance of each implementation of an interface, in the order of their class names.
     *
     * @throws BadInputException if one cannot be created
     */
    public static <T> List<T> implementing(Class<T> type) {
        List<T> made = new ArrayList<>();
        for (String name : names(type)) {
            made.add(instance(type, name));
        }
        return List.copyOf(made);
    }

    private static List<String> names(Class<?> type) {
        List<String> ours = Home.isAlone() ? PluginLists.of(type) : List.of();
        return ours.isEmpty()
                ? ClassPathIndex.implementations(Found.INDEX, type.getName()).stream()
                        .filter(Plugins::isFound)
                        .toList()
                : ours;
    }

    /** Returns whether this JVM finds a class, which it does not if the file is not in the folder of its package. */
    private static boolean isFound(String name) {
        return Plugins.class.getResource("/" + name.replace('.', '/') + ".class") != null;
    }

    /**
     * Returns an instance of a class.
     *
     * @throws BadInputException if the class has no public constructor without arguments, or if the constructor fails
     */
    public static <T> T instance(Class<T> type, String name) {
        try {
            return type.cast(Class.forName(name).getConstructor().newInstance());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new BadInputException(cannot(type, name) + "; it needs a public constructor without arguments", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new BadInputException(cannot(type, name) + ": " + Printable.message(String.valueOf(root(e))), e);
        }
    }

    private static String cannot(Class<?> type, String name) {
        return type.getSimpleName().toLowerCase(Locale.ROOT) + " " + name + " cannot be created";
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    /**
     * Returns an instance of a class from the text by which it was passed on.
     *
     * @param words name of the class, for a constructor without arguments; or the name, a blank and a text, for a constructor
     *     that takes the text and need not be public
     */
    public static <T> T made(Class<T> type, String words) {
        int blank = words.indexOf(' ');
        if (blank < 0) {
            return instance(type, words);
        }
        try {
            Constructor<?> constructor =
                    Class.forName(words.substring(0, blank)).getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(words.substring(blank + 1)));
        } catch (ReflectiveOperationException e) {
            throw new BadInputException("cannot create " + words, e);
        }
    }
}
