package org.gradcost.advise;

import org.gradcost.bench.Probe;
import org.gradcost.bench.ThreadUse;
import org.gradcost.bench.TimeSlot;
import org.gradcost.family.Problem;
import org.gradcost.mode.Check;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ManyPasses;
import org.gradcost.mode.Mode;
import org.gradcost.mode.Reference;
import org.gradcost.mode.RefusedException;
import org.gradcost.plugin.Plugins;

/** A mode bound to a problem. The class is public only for the class loader of the isolated classes. */
public final class ModeWorkbench implements Workbench {

    /** The time below which a gradient of several passes is measured whole, ns. */
    private static final double SHORT = 2e6;

    private final Mode mode;
    private final Problem problem;
    private final Differentiator differentiator;
    private final Probe probe;
    private final double[] x;
    private final double[] gradient;

    private boolean byPass;
    private int next;
    private TimeSlot slot;
    private double allocated = -1;

    private ModeWorkbench(Mode mode, Problem problem, Granularity gates, int width, Probe probe) {
        this.mode = mode;
        this.probe = probe;
        this.problem = problem;
        this.differentiator = mode.on(problem, gates, width);
        this.x = problem.inputs();
        this.gradient = new double[problem.derivatives()];
    }

    /** Returns a mode bound to a problem; called by reflection on the class of another loader. */
    public static Workbench of(Object[] subject, String mode, String gates, int width, Probe probe) {
        return new ModeWorkbench(
                Plugins.made(Mode.class, mode),
                ProblemSource.ofParts(subject).problem(),
                Granularity.labelled(gates),
                width,
                probe);
    }

    @Override
    public String check(double value, double[] reference, boolean whole) {
        Reference right = new Reference(value, reference, null);
        byPass = !whole && differentiator instanceof ManyPasses;
        try {
            return (byPass
                            ? Check.somePasses(problem, (ManyPasses) differentiator, mode, right)
                            : Check.gradient(problem, differentiator, mode, right))
                    .problem();
        } catch (RefusedException e) {
            throw new IllegalStateException("refused: " + e.getMessage(), e);
        }
    }

    @Override
    public double run(long nanos) {
        double least = Double.MAX_VALUE;
        long begin = System.nanoTime();
        long now = begin;
        do {
            long before = now;
            sink += operation();
            now = System.nanoTime();
            least = Math.min(least, now - before);
        } while (now - begin < nanos);
        if (differentiator instanceof ManyPasses passes && slot == null) {
            double whole = byPass ? least * passes.passes() : least;
            if (byPass != whole > SHORT) {
                byPass = !byPass;
                passes.moveTo(x);
                return byPass ? least / passes.passes() : whole;
            }
        }
        return least;
    }

    private double sink;

    @Override
    public double slot() {
        if (slot == null) {
            slot = new TimeSlot(this::operation, probe);
        }
        ThreadUse before = ThreadUse.before(false);
        sink += slot.run();
        ThreadUse use = ThreadUse.after(false).since(before);
        allocated = use.allocated() < 0 ? -1 : use.allocated() / (double) slot.operations() * operations();
        return slot.report(slot.leastProbe(), use).time();
    }

    /** Runs the measured operation: a gradient, or the next pass. It is never inlined, see {@link JitDirectives}. */
    private double operation() {
        if (byPass) {
            ManyPasses passes = (ManyPasses) differentiator;
            int pass = next;
            next = pass + 1 < passes.passes() ? pass + 1 : 0;
            return passes.pass(pass, gradient);
        }
        return differentiator.gradient(x, gradient);
    }

    @Override
    public int operations() {
        return byPass ? differentiator.passes() : 1;
    }

    @Override
    public Facts facts() {
        return new Facts(
                differentiator.passes(),
                differentiator.recordedGates(),
                differentiator.loops(),
                differentiator.tapeBytes(),
                allocated,
                differentiator.prepareNanos());
    }
}
