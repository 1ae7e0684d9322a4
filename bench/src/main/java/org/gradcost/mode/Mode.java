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
 * A way to compute a gradient: an engine of the suite, or one of your own.
 *
 * <p>A mode is one file. It is found by its type: any public class on the class path that implements this interface and has a
 * public constructor without arguments is available in {@code check}, {@code sweep}, {@code crossover}, {@code report} and JMH;
 * no list has to be edited. Three methods suffice besides the name: {@link #traits} for its role in tables and charts,
 * {@link #gates} for the circuits that it can run, and {@link #on(Problem, Granularity, int)}, which binds it to a problem. The
 * gradient is checked against the one by hand before anything is timed.
 *
 * <p>A mode declares what it cannot do, either beforehand by {@link #granularities}, or at the first gradient by a
 * {@link RefusedException}. A gradient that takes many passes of equal cost is a {@link ManyPasses}. Set-up before the first
 * gradient is reported by {@link Differentiator#prepareNanos}, and memory by {@link #bytes} beforehand and
 * {@link Differentiator#tapeBytes} afterwards.
 */
public interface Mode {

    /** Returns the name in commands and files: lower case, words joined by hyphens. */
    String name();

    /** Returns the properties that determine the mode's role in tables, charts and crossovers. */
    ModeTraits traits();

    /** Returns flags that the JVMs that measure this mode need, such as {@code --enable-native-access=ALL-UNNAMED}. */
    default List<String> jvmFlags() {
        return List.of();
    }

    /**
     * Returns the text from which a JVM that measures this mode creates it: the name of its class, followed by a blank and a text
     * if the constructor takes one.
     */
    default String handedOn() {
        return getClass().getName();
    }

    /** Returns jars and folders that the JVMs that measure this mode need besides the class path. */
    default List<Path> classPath() {
        return List.of();
    }

    /** Returns the granularities that this mode can run; for those that a problem has too, see {@link #granularities}. */
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
     * Returns whether a gradient takes many passes of equal cost, for example one per input, output or group of them, so that its
     * time can be predicted from that of one pass. The problem's differentiator is then a {@link ManyPasses}.
     */
    default boolean manyPasses(Problem problem) {
        return false;
    }

    /** Returns the largest error of a gradient, scaled to its norm, that {@link Check} accepts. */
    default double tolerance() {
        return 1e-12;
    }

    /**
     * Returns the largest accepted error for a function with the given value and norm of the gradient, since differences of a
     * large value have few digits.
     */
    default double tolerance(double value, double norm) {
        return tolerance();
    }

    /**
     * Returns whether {@link Check} also computes a gradient at a second point. This detects a library that accumulates into the
     * previous gradient, or that reuses what it computed at the first point.
     */
    default boolean checkedAtTwoPoints() {
        return false;
    }

    /**
     * Returns whether gradients of different problems share state, such as a process or a native library's settings. If they do,
     * {@code check} processes one problem at a time, and otherwise several in parallel threads.
     */
    default boolean hasSharedState() {
        return false;
    }

    /**
     * Binds the mode to a problem.
     *
     * @param gates one of the granularities that this mode can run and the problem has
     * @param width tangents per pass, at least 1; ignored by modes without a choice
     */
    Differentiator on(Problem problem, Granularity gates, int width);

    /**
     * Binds the mode to a problem whose data change between gradients, which differs from {@link #on(Problem, Granularity, int)}
     * in a mode that records once.
     */
    default Differentiator onChangingData(DataCircuit problem, Granularity gates, int width) {
        return on(problem, gates, width);
    }

    /** Returns whether the work of a gradient can be divided among threads; by default, if it takes many passes. */
    default boolean hasThreads(Problem problem) {
        return manyPasses(problem);
    }

    /**
     * Binds the mode to a problem, with its work divided among threads.
     *
     * @param threads 1, or more if the mode {@linkplain #hasThreads has threads} for this problem
     */
    default Differentiator on(Problem problem, Granularity gates, int width, int threads) {
        return threads == 1
                ? on(problem, gates, width)
                : new SharedPasses(IntStream.range(0, threads).mapToObj(t -> on(problem, gates, width)));
    }

    /**
     * Returns the number of bytes that a gradient will need, as a function of n, a size of the family; 0 if they are few or
     * unknown, and infinity if an array would be longer than Java allows, so that no heap suffices.
     */
    default IntToDoubleFunction bytes(Family family, Granularity gates) {
        return n -> 0;
    }

    /** Returns the number of tangents that every pass must carry, which is about its cost in primals. */
    default int tangents(Problem problem) {
        return 1;
    }

    /** Returns the number of passes per gradient, without allocating the memory of a differentiator. */
    default int passes(Problem problem, Granularity gates, int width) {
        return on(problem, gates, width).passes();
    }

    /**
     * Returns whether gradients run loops for which there are {@linkplain org.gradcost.gate.kernel.Kernels several kernels}; by
     * default, this holds for matrix gates in this project's modes.
     */
    default boolean hasKernels(Granularity gates) {
        return gates == Granularity.MATRIX && traits().library().equals(JarTraits.GRADCOST);
    }

    /**
     * Returns the lines of Java that compute derivatives with this mode, as {@code advise} prints them; by default, a call of this
     * class.
     *
     * @param gates one of the granularities that this mode can run and the problem has
     */
    default Snippet snippet(Problem problem, Granularity gates, int width) {
        return Snippet.ofMode(this, problem, gates, width);
    }

    /**
     * Returns the functions that this mode is for, as in "functions of several outputs", where {@link #granularities} is empty for
     * others in the same gates; by default, it is for all functions in its gates, and the text is empty.
     */
    default String purpose() {
        return "";
    }

    /** Returns the granularities that this mode and the problem have in common. */
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
