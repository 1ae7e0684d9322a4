package org.gradcost.bench;

import org.gradcost.mode.SelfTimed;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A cell whose gradient is measured in turns. */
@State(Scope.Thread)
public class TurnState extends CellState {

    private TurnTaker taker;

    /** Joins the turns after the cell is bound and warm. */
    @Setup(Level.Trial)
    public void join() {
        taker = TurnTaker.join(this::slot, threads);
    }

    private Slot slot() {
        return cell.differentiator() instanceof SelfTimed program ? new RemoteSlot(program) : new TimeSlot(this::run);
    }

    @Setup(Level.Iteration)
    public void await() {
        taker.await();
    }

    double turn() {
        return taker.run();
    }

    @TearDown(Level.Iteration)
    public void report() {
        taker.report();
    }

    /** Leaves the turns, and ends a program that was measured, since it would outlive this JVM. */
    @TearDown(Level.Trial)
    public void leave() {
        if (cell.differentiator() instanceof SelfTimed program) {
            program.close();
        }
        taker.close();
    }
}
