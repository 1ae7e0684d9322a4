package org.gradcost.peers;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.RefusedException;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;

/**
 * A mode whose gradients another library computes. The instance that the suite finds does not use any class of the library; it
 * creates its counterpart in the class loader that has the library, and that binds problems.
 */
public abstract class PeerMode implements Mode {

    private final PeerLibraries libraries;

    /**
     * Creates the mode.
     *
     * @param folder of the libraries
     */
    PeerMode(String folder) {
        libraries = new PeerLibraries(folder);
    }

    /**
     * Binds the mode to a problem, with access to the libraries.
     *
     * @param threads number of threads that the library may use for a gradient
     */
    abstract Differentiator bind(Problem problem, Granularity gates, int threads);

    /**
     * Returns the traits of the mode.
     *
     * @param artifact of the library, whose jar name contains the version
     * @param language of the library's kernels
     */
    final ModeTraits traits(
            Direction direction, Kind kind, String library, String artifact, String language, int order) {
        return new ModeTraits(direction, kind, library, libraries.version(artifact), language, order);
    }

    /**
     * Returns the traits of a native library behind a binding, with a version such as {@code 2.10.0 through JavaCPP 1.5.13}. The
     * version of the binding's artifact, 2.10.0-1.5.13, consists of that of the library and that of the binding.
     */
    static ModeTraits through(String binding, ModeTraits traits) {
        String version = traits.version().replaceFirst("^([^-]+)-(.+)$", "$1 through " + binding + " $2");
        return new ModeTraits(
                traits.direction(), traits.kind(), traits.library(), version, traits.language(), traits.order());
    }

    /** Returns true, since a library may accumulate gradients, or keep state that depends on the first point. */
    @Override
    public final boolean checkedAtTwoPoints() {
        return true;
    }

    /** Returns true, since a native library has a global number of threads, and a single loader for its parts. */
    @Override
    public final boolean hasSharedState() {
        return true;
    }

    /** Returns the flag without which JDK 24 and later warn about native code. */
    @Override
    public final List<String> jvmFlags() {
        return Runtime.version().feature() < 22 ? List.of() : List.of("--enable-native-access=ALL-UNNAMED");
    }

    @Override
    public final int passes(Problem problem, Granularity gates, int width) {
        return 1;
    }

    @Override
    public final Differentiator on(Problem problem, Granularity gates, int width) {
        return on(problem, gates, width, 1);
    }

    @Override
    public final Differentiator on(Problem problem, Granularity gates, int width, int threads) {
        if (!PeerLibraries.areSeenBy(getClass())) {
            return ((Mode) counterpart()).on(problem, gates, width, threads);
        }
        PeerLibraries.unpackNativesIntoBuild();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(getClass().getClassLoader()); // where libraries look for their own parts
        try {
            return bind(problem, gates, threads);
        } catch (LinkageError | RuntimeException e) {
            throw refusalOrSame(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Returns a refusal if a native library conflicts with another that the JVM has loaded, as two versions of PyTorch do;
     * otherwise the same error.
     */
    private static RuntimeException refusalOrSame(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsatisfiedLinkError) {
                String message = String.valueOf(cause.getMessage());
                return new RefusedException(
                        "its native library cannot be loaded into this JVM, in which others may be; try it" + " alone: "
                                + message.substring(message.lastIndexOf('/') + 1));
            }
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    private Object counterpart() {
        try {
            return libraries.type(getClass().getName()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }
}
