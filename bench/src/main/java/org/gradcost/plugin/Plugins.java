package org.gradcost.plugin;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Printable;
import org.jboss.jandex.IndexView;

/**
 * The public classes with a public constructor without arguments that implement an interface of this project. The class path is
 * read once, at the first question.
 */
public final class Plugins {

    private Plugins() {}

    private static final class Found {
        static final IndexView INDEX = ClassPathIndex.make();
    }

    /**
     * Makes one instance of each implementation of an interface, in the order of their class names.
     *
     * @throws BadInputException if one cannot be made
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

    /** Returns whether this JVM finds a class: it does not where the file lies outside the folder of its package. */
    private static boolean isFound(String name) {
        return Plugins.class.getResource("/" + name.replace('.', '/') + ".class") != null;
    }

    /**
     * Makes an instance of a class.
     *
     * @throws BadInputException if the class has no public constructor without arguments, or it fails
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
        return type.getSimpleName().toLowerCase(Locale.ROOT) + " " + name + " cannot be made";
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    /**
     * Makes an instance of a class from the words by which it was handed on.
     *
     * @param words the name of the class, for a constructor without arguments, or this, a blank and the text for a constructor that
     *     takes one; the latter need not be public
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
            throw new BadInputException("cannot make " + words, e);
        }
    }
}
