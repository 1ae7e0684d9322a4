package org.gradcost.bench;

import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Check;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.RefusedException;
import org.gradcost.mode.Reverse;
import org.gradcost.mode.SelfTimed;
import org.gradcost.results.BadInputException;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cell that a fork measures. Its set-up checks the gradient and makes the fork fail if it is wrong, then runs it until the
 * JVM has compiled it.
 *
 * <p>JMH's own warm-up is a fixed number of iterations, even if methods are not compiled yet: the Jacobian of a bundle adjustment
 * was measured a hundred times too slow, because every measured iteration waited for the compiler.
 */
@State(Scope.Thread)
public class CellState {

    /** Name of a mode. */
    @Param(Reverse.NAME)
    public String mode;

    /** Name of a family. */
    @Param("sigmoid-chain")
    public String family;

    /** Granularity: {@code scalar}, {@code fused} or {@code matrix}; ignored by modes that run plain code. */
    @Param("scalar")
    public String gates;

    /** Kernels: {@code plain} or {@code vector}. */
    @Param("plain")
    public String kernels;

    /** Inputs; the nearest size that the family has. */
    @Param("1000")
    public int n;

    /** Outputs, of a family that has several; the nearest number that it has. */
    @Param("1")
    public int m;

    /** Tangents a pass; ignored by modes that have no choice of it. */
    @Param("64")
    public int width;

    /** Threads that share the work of a gradient; more than 1 only where a mode can split it. */
    @Param("1")
    public int threads;

    private static final long STRETCH = 50_000_000; // ns
    private static final long MOST = 10_000_000_000L;

    BoundCell cell;
    private double[] x;
    double[] gradient;

    @Setup
    public final void bind() {
        try {
            chooseKernels();
            cell = BoundCell.of(ModeRegistry.named(mode), family, gates, n, m, width, threads);
        } catch (BadInputException e) {
            throw new ImpossibleCellException(e.getMessage());
        } catch (RefusedException e) {
            throw refused(e);
        }
        requireKernels();
        x = cell.problem().inputs();
        gradient = new double[cell.problem().derivatives()];
        try {
            check();
        } catch (RefusedException e) {
            throw refused(e);
        }
        if (!(cell.differentiator() instanceof SelfTimed)) { // whose program warms up by itself
            WarmUp.ofThisJvm(STRETCH, MOST).run(this::run);
        }
    }

    /** Has effect in a fork of JMH's, in which nothing has been computed yet. */
    private void chooseKernels() {
        if (System.getProperty(Kernels.PROPERTY) == null) {
            System.setProperty(Kernels.PROPERTY, kernels);
        }
    }

    private void requireKernels() {
        String here = Kernels.ofThisJvm().label();
        if (!here.equals(kernels)) {
            throw new ImpossibleCellException("this JVM has " + here + " kernels, not " + kernels + "; omit -D"
                    + Kernels.PROPERTY + ", and measure in forks");
        }
        Granularity granularity =
                cell.mode().gates().contains(Granularity.PLAIN) ? Granularity.PLAIN : Granularity.labelled(gates);
        if (Kernels.ofThisJvm() != Kernels.PLAIN && !cell.mode().hasKernels(granularity)) {
            throw new ImpossibleCellException(mode + " in " + granularity.label() + " gates has only plain kernels");
        }
    }

    private RefusedCellException refused(RefusedException e) {
        return new RefusedCellException(mode + " refuses " + family + " at n = " + n + ": " + e.getMessage());
    }

    /** Checks the gradient: wrong ones are not timed. */
    void check() {
        ForkReport.report(
                cell,
                Check.gradient(cell.problem(), cell.differentiator(), cell.mode(), cell.reference())
                        .orThrow());
    }

    /**
     * Runs what is measured. It is a call, as from a user's own code: if it were inlined, the code that was warmed up
     * would be compiled again with JMH's loop around it, while it is measured.
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    double run() {
        return cell.differentiator().gradient(x, gradient);
    }
}
