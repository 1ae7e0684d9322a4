package org.gradcost.gate.kernel;

import java.lang.module.ModuleFinder;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The implementations of the inner loops, of which the system property {@value #PROPERTY} selects one for the JVM. */
public enum Kernels {
    /** Loops in plain Java, the default. */
    PLAIN,
    /** Loops over the vector types of the module {@value #MODULE}. */
    VECTOR;

    /** The system property whose value is the {@link #label} of the kernels of this JVM. */
    public static final String PROPERTY = "gradcost.kernels";

    /** The module that {@link #VECTOR} needs. */
    public static final String MODULE = "jdk.incubator.vector";

    private static final class Chosen {
        static final Kernels KERNELS = labelled(System.getProperty(PROPERTY, PLAIN.label()));
    }

    /**
     * Returns the kernels of this JVM. They are chosen on the first call and do not change afterwards.
     *
     * @throws IllegalArgumentException if the value of the system property is not a label
     */
    public static Kernels ofThisJvm() {
        return Chosen.KERNELS;
    }

    /** Returns the name used in commands and files, {@code plain} or {@code vector}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the kernels with the given label.
     *
     * @throws IllegalArgumentException if no kernels have this label
     */
    public static Kernels labelled(String label) {
        return Stream.of(values())
                .filter(kernels -> kernels.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown kernels \"" + label + "\"; must be plain or vector"));
    }

    /**
     * Returns the reason why these kernels cannot be used with this Java installation, even if the module is added on the
     * command line; empty if they can be used.
     */
    public Optional<String> refusal() {
        return this == PLAIN || ModuleFinder.ofSystem().find(MODULE).isPresent()
                ? Optional.empty()
                : Optional.of("vector kernels need the module " + MODULE + ", which this Java lacks; use a full JDK");
    }

    /**
     * Returns the implementation of an interface for the kernels of this JVM: the given plain one, or one that a
     * {@link ServiceLoader} finds on the class path.
     *
     * @param type the interface, e.g. {@link MatrixKernels}
     * @param plain the implementation for {@link #PLAIN}
     * @throws IllegalStateException if vector kernels are selected and the module or a provider is missing
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
