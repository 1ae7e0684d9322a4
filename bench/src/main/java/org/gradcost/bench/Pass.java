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
 * The time of one pass of a mode that needs many passes for a gradient; the time of a gradient is predicted from it if the whole
 * gradient would take too long. Each call is the next pass. For a function with several outputs, a pass of {@code reverse} is a
 * sweep.
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
    public double time(PassState cell) {
        return cell.run();
    }
}
