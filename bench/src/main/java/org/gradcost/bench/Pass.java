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
 * The time of one pass of the modes that need many for a gradient: what their gradient is predicted from where it would
 * take too long. Each call is the next pass.
 *
 * <pre>{@code
 * java -jar bench/target/benchmarks.jar Pass.forward -p family=sigmoid-chain -p n=1000000
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = Benchmarks.PRE_TOUCH)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class Pass {

    @Benchmark
    public double forward(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double vectorForward(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double finiteDifferences(PassState cell) {
        return cell.run();
    }

    /** Measures a sweep of a map. */
    @Benchmark
    public double reverse(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double forwardCompressed(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseCompressed(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double forwardOverForward(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double forwardOverReverse(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseOverForward(PassState cell) {
        return cell.run();
    }

    @Benchmark
    public double reverseOverReverse(PassState cell) {
        return cell.run();
    }
}
