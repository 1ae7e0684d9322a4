import java.util.ArrayList;
import java.util.List;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;

/** A family whose gradients take their JVM with them: by n, out of memory, by a crash, by leaving, by an exception. */
public final class Doomed implements Family {
    @Override public String name() { return "doomed"; }
    @Override public String formula() { return "Σ x_i"; }
    @Override public String inputs() { return "1"; }
    @Override public String source() { return "a test"; }
    @Override public double growth() { return 1; }
    @Override public Problem problem(int n, long seed) { return new Doom(n); }

    private record Doom(int n) implements ScalarCircuit {
        @Override public double[] inputs() {
            double[] x = new double[n];
            java.util.Arrays.fill(x, 1);
            return x;
        }
        @Override public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            switch (n) {
                case 1 -> {
                    List<long[]> all = new ArrayList<>();
                    while (true) { all.add(new long[1 << 27]); }
                }
                case 2 -> crash();
                case 3 -> Runtime.getRuntime().halt(7);
                default -> throw new IllegalStateException("the sum of\nthings is not defined");
            }
            return x[0];
        }
        private static void crash() {
            try {
                java.lang.reflect.Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                field.setAccessible(true);
                ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        @Override public double primal(double[] x) { double s = 0; for (double v : x) s += v; return s; }
        @Override public double gradient(double[] x, double[] g) { java.util.Arrays.fill(g, 1); return primal(x); }
    }
}
