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
 * The time of a whole gradient by the mode that the parameter {@code mode} names; for {@code primal}, the time of the value
 * alone. On the jar's command line, {@code Gradient.reverse} is short for this benchmark with {@code -p mode=reverse}.
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
    public double time(CellState cell) {
        return cell.run();
    }
}
