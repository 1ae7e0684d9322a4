package org.gradcost.tape.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tape is for one thread; many tapes are for many. */
class ThreadsTest {
    private static final int THREADS = 8;
    private static final int CIRCUITS = 300;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void tapesInEightThreadsGiveTheSameBitsAsOne() throws InterruptedException, ExecutionException {
        List<double[]> alone = gradients(null);
        CountDownLatch together = new CountDownLatch(THREADS);
        List<Future<List<double[]>>> others = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            others.add(threads.submit((Callable<List<double[]>>) () -> gradients(together)));
        }
        for (Future<List<double[]>> other : others) {
            List<double[]> gradients = other.get();
            for (int seed = 0; seed < CIRCUITS; seed++) {
                assertArrayEquals(alone.get(seed), gradients.get(seed), "seed " + seed);
            }
        }
    }

    /** Of scalar and of matrix circuits in turn, each kind on one tape. */
    private static List<double[]> gradients(CountDownLatch together) throws InterruptedException {
        if (together != null) {
            together.countDown();
            together.await();
        }
        Tape tape = new Tape();
        MatrixTape matrices = new MatrixTape();
        List<double[]> gradients = new ArrayList<>();
        for (long seed = 0; seed < CIRCUITS; seed++) {
            if (seed % 2 == 0) {
                ScalarCircuit circuit = ScalarGenerator.circuit(seed);
                List<Variable> values = circuit.run(tape.inputs(circuit.point()), Map.of());
                gradients.add(tape.gradient(values.get(values.size() - 1)));
            } else {
                MatrixCircuit circuit = MatrixGenerator.circuit(seed);
                MatrixVariable[] x = matrices.inputs(circuit.point());
                List<MatrixVariable> values = circuit.run(x);
                matrices.gradient(values.get(values.size() - 1).elementSum());
                gradients.add(x[0].adjoint().data.clone());
            }
        }
        return gradients;
    }

    /** What one thread recorded and another began anew is refused as stale: no gradient of a mixture comes out. */
    @Test
    void aTapeBegunAnewByAnotherThreadRefusesTheFirst() throws InterruptedException, ExecutionException {
        Tape tape = new Tape();
        Variable[] x = tape.inputs(2, 3);
        Variable product = x[0].multiply(x[1]);
        threads.submit(() -> tape.inputs(5, 7)).get();
        String message = assertThrows(IllegalArgumentException.class, () -> tape.gradient(product))
                .getMessage();
        assertTrue(message.startsWith("gradient: the output is a variable from before the tape was reset"), message);
    }

    /** Within one recording, where every look at the thread would cost, an assertion tells (java -ea). */
    @Test
    void aGradientAskedForByAnotherThreadFailsAnAssertion() {
        Tape tape = new Tape();
        Variable[] x = tape.inputs(2, 3);
        Future<double[]> other = threads.submit(() -> tape.gradient(x[0].multiply(x[1])));
        Throwable cause = assertThrows(ExecutionException.class, other::get).getCause();
        assertTrue(cause instanceof AssertionError, cause::toString);
        assertTrue(cause.getMessage().startsWith("a tape used by two threads"), cause::toString);
    }
}
