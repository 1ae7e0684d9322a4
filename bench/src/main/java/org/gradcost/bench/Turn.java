package org.gradcost.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * The slots of {@code sweep} and {@code race}: an invocation is a {@linkplain TimeSlot slot}, and an iteration is a turn. JMH's
 * own score, the time of a slot, is not used; the measurement of a slot is reported to the process that gives the turns.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Turn {

    /** A slot of a gradient. */
    @Benchmark
    public double gradient(TurnState cell) {
        return cell.turn();
    }

    /** A slot of a single pass. */
    @Benchmark
    public double pass(PassTurnState cell) {
        return cell.turn();
    }
}
