package org.gradcost.mode;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;

/**
 * A way to a gradient: an engine of the suite, or one of your own.
 *
 * <p>A mode is one file. It is found by its type: any public class with a public constructor without arguments that
 * implements this interface and is on the class path appears in {@code check}, {@code sweep}, {@code crossover}, {@code
 * report} and JMH, with no list to be edited. Three methods suffice beside the name: {@link #traits} for its place in
 * tables and charts, {@link #gates} for the circuits that it can run, and {@link #on(Problem, Granularity, int)}, which binds
 * it to a problem. The gradient is checked against the one by hand before anything is timed.
 *
 * <p>What a mode cannot do it says beforehand, by {@link #granularities}, or at the first gradient, by a {@link
 * RefusedException}. A gradient in many passes of equal cost is a {@link ManyPasses}. Set-up before the first gradient is
 * reported by {@link Differentiator#prepareNanos}, memory by {@link #bytes} beforehand and {@link
 * Differentiator#tapeBytes} afterwards.
 */
public interface Mode {

    /** Returns the name in commands and files: lower case, words joined by hyphens. */
    String name();

    /** Returns the facts from which the mode's place in tables, charts and crossovers follows. */
    ModeTraits traits();

    /** Returns flags that the JVMs that measure this mode need, such as {@code --enable-native-access=ALL-UNNAMED}. */
    default List<String> jvmFlags() {
        return List.of();
    }

    /**
     * Returns the words by which a JVM that measures this mode makes it: the name of its class and, of one that is made with a text,
     * a blank and that text.
     */
    default String handedOn() {
        return getClass().getName();
    }

    /** Returns jars and folders that the JVMs that measure this mode need beside the class path. */
    default List<Path> classPath() {
        return List.of();
    }

    /**
     * Returns the granularities that this mode can run; for those that a problem has too, see {@link #granularities}.
     */
    List<Granularity> gates();

    /** Returns whether the number of tangents per pass can be chosen. */
    default boolean hasWidth() {
        return false;
    }

    /** Returns whether the mode computes a gradient at all. */
    default boolean differentiates() {
        return true;
    }

    /**
     * Returns whether a gradient is many passes of equal cost, one per input or output or group of them, so that its
     * time can be predicted from that of one pass: whether the problem's differentiator is {@link ManyPasses}.
     */
    default boolean manyPasses(Problem problem) {
        return false;
    }

    /** Returns the error of a gradient, scaled to its norm, up to which {@link Check} lets it pass. */
    default double tolerance() {
        return 1e-12;
    }

    /** Returns the same for a function of that value and norm of the gradient: differences of a large value have few digits. */
    default double tolerance(double value, double norm) {
        return tolerance();
    }

    /**
     * Returns whether {@link Check} also takes a gradient at a second point: it finds a library that adds a gradient to the one
     * before, or that keeps what it computed from the first point.
     */
    default boolean checkedAtTwoPoints() {
        return false;
    }

    /**
     * Returns whether gradients of different problems have state in common, such as a process or a native library's settings:
     * {@code check} then works on one problem at a time, and otherwise on several, in threads of their own.
     */
    default boolean hasSharedState() {
        return false;
    }

    /**
     * Binds the mode to a problem.
     *
     * @param gates one that this mode can run and the problem has
     * @param width tangents a pass; at least 1, and ignored by modes that have no choice of it
     */
    Differentiator on(Problem problem, Granularity gates, int width);

    /**
     * Binds the mode to a problem whose data are exchanged for others between gradients: other than {@link #on(Problem,
     * Granularity, int)} in a mode that records once.
     */
    default Differentiator onChangingData(DataCircuit problem, Granularity gates, int width) {
        return on(problem, gates, width);
    }

    /** Returns whether the work of a gradient can be split over threads; by default by passes. */
    default boolean hasThreads(Problem problem) {
        return manyPasses(problem);
    }

    /**
     * Binds the mode to a problem, its work split over threads.
     *
     * @param threads 1, or more if the mode {@linkplain #hasThreads has threads} there
     */
    default Differentiator on(Problem problem, Granularity gates, int width, int threads) {
        return threads == 1
                ? on(problem, gates, width)
                : new SharedPasses(IntStream.range(0, threads).mapToObj(t -> on(problem, gates, width)));
    }

    /**
     * Returns the bytes that a gradient will take, as a function of n, a size of the family; 0 if they are few, or
     * unknown.
     */
    default IntToDoubleFunction bytes(Family family, Granularity gates) {
        return n -> 0;
    }

    /** Tangents that a single pass carries whether one likes it or not: its cost in primals, about. */
    default int tangents(Problem problem) {
        return 1;
    }

    /** Returns the number of passes of a gradient, without the memory that a differentiator may need. */
    default int passes(Problem problem, Granularity gates, int width) {
        return on(problem, gates, width).passes();
    }

    /**
     * Returns whether gradients run loops of which there are {@linkplain org.gradcost.gate.kernel.Kernels several kernels}: by
     * default those of matrix gates of this project's modes.
     */
    default boolean hasKernels(Granularity gates) {
        return gates == Granularity.MATRIX && traits().library().equals(JarTraits.GRADCOST);
    }

    /**
     * Returns the lines of Java that take a gradient by this mode, as {@code advise} prints them; by default by a call of this class.
     *
     * @param gates one that this mode can run and the problem has
     */
    default Snippet snippet(Problem problem, Granularity gates, int width) {
        return Snippet.ofMode(this, gates, width);
    }

    /** Returns the sizes of gates that this mode and the problem have in common. */
    default List<Granularity> granularities(Problem problem) {
        return gates().stream().filter(g -> g.of(problem)).toList();
    }

    /**
     * Returns the mode of that name.
     *
     * @deprecated use {@link ModeRegistry#named}
     */
    @Deprecated
    static Mode named(String name) {
        return ModeRegistry.named(name);
    }

    /**
     * Returns every mode.
     *
     * @deprecated use {@link ModeRegistry#all}
     */
    @Deprecated
    static List<Mode> all() {
        return ModeRegistry.all();
    }
}
