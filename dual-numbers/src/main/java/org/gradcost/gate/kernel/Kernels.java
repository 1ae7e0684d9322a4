package org.gradcost.gate.kernel;

import java.lang.module.ModuleFinder;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The loops that a JVM computes with, chosen by the system property {@value #PROPERTY}. */
public enum Kernels {
    /** Java without modules: what is chosen unless the other is asked for. */
    PLAIN,
    /** Vector instructions by the module {@value #MODULE}. */
    VECTOR;

    /** The system property with the label of the kernels of a JVM. */
    public static final String PROPERTY = "gradcost.kernels";

    /** The module that {@link #VECTOR} needs. */
    public static final String MODULE = "jdk.incubator.vector";

    private static final class Chosen {
        static final Kernels KERNELS = labelled(System.getProperty(PROPERTY, PLAIN.label()));
    }

    /**
     * Returns the kernels of this JVM, which never change.
     *
     * @throws IllegalArgumentException if the system property names none
     */
    public static Kernels ofThisJvm() {
        return Chosen.KERNELS;
    }

    /** Returns the name in commands and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the kernels of that label.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Kernels labelled(String label) {
        return Stream.of(values())
                .filter(kernels -> kernels.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown kernels \"" + label + "\"; there are plain, vector"));
    }

    /** Returns why a JVM like this one, started with the module, could not have these kernels; empty if it can. */
    public Optional<String> refusal() {
        return this == PLAIN || ModuleFinder.ofSystem().find(MODULE).isPresent()
                ? Optional.empty()
                : Optional.of("vector kernels need the module " + MODULE + ", which this Java lacks; use a whole JDK");
    }

    /**
     * Returns an implementation: the plain one, or that of a provider on the class path.
     *
     * @throws IllegalStateException if vector kernels are asked for where they cannot be
     */
    public static <T> T implementation(Class<T> type, T plain) {
        if (ofThisJvm() == PLAIN) {
            return plain;
        }
        VECTOR.refusal().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new IllegalStateException(
                    "vector kernels need the module " + MODULE + "; start Java with --add-modules " + MODULE);
        }
        return ServiceLoader.load(type, type.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "vector kernels are in the jar vector-kernels, which is not on the class path"));
    }
}
