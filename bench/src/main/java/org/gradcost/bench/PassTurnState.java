package org.gradcost.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A cell whose single passes are measured in turns. */
@State(Scope.Thread)
public class PassTurnState extends PassState {

    private TurnTaker taker;

    /** Joins the turns after the cell is bound and warm. */
    @Setup(Level.Trial)
    public void join() {
        taker = TurnTaker.join(() -> new TimeSlot(this::run), threads);
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

    @TearDown(Level.Trial)
    public void leave() {
        taker.close();
    }
}
