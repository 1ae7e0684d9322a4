package org.gradcost.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of a whole gradient, one method for each mode; {@code primal} is the time of the value alone.
 *
 * <pre>{@code
 * java -jar bench/target/benchmarks.jar Gradient.reverse -p family=helmholtz -p gates=matrix -p n=10,100 -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = Benchmarks.PRE_TOUCH)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class Gradient {

    @Benchmark
    public double primal(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double hand(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverse(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseCompiled(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseCheckpointed(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseBlocked(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double forward(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double vectorForward(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double hipparchus(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double finiteDifferences(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double forwardCompressed(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseCompressed(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double forwardOverForward(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double forwardOverReverse(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseOverForward(CellState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseOverReverse(CellState cell) {
        return cell.run();
    }
}
