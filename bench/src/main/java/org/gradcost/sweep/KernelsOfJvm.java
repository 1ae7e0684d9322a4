package org.gradcost.sweep;

import java.util.List;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;
import org.gradcost.results.BadInputException;

/** The requirements of a JVM that computes with given kernels. */
public final class KernelsOfJvm {

    private static final String ADD_MODULE = "--add-modules=" + Kernels.MODULE;

    private KernelsOfJvm() {}

    /**
     * Returns the kernels of that name.
     *
     * @throws BadInputException if there are none, or this machine cannot run them
     */
    public static Kernels named(String label) {
        Kernels kernels;
        try {
            kernels = Kernels.labelled(label);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--kernels: " + e.getMessage(), e);
        }
        kernels.refusal().ifPresent(reason -> {
            throw new BadInputException("--kernels " + label + ": " + reason);
        });
        if (kernels == Kernels.VECTOR && !FusedMultiplyAdd.INSTRUCTION) {
            throw new BadInputException(
                    "--kernels vector: this processor has no fused multiply-add, without which they are slower than plain ones");
        }
        return kernels;
    }

    /** Returns the flags of a JVM that can compute with the kernels. */
    public static List<String> modules(Kernels kernels) {
        return kernels == Kernels.VECTOR ? List.of(ADD_MODULE) : List.of();
    }

    /** Returns the flags of a JVM that computes with the kernels, independently of those of this JVM. */
    public static List<String> flags(Kernels kernels) {
        String property = "-D" + Kernels.PROPERTY + "=" + kernels.label();
        return kernels == Kernels.VECTOR ? List.of(ADD_MODULE, property) : List.of(property);
    }
}
