package org.gradcost.peers;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;

/** A peer that differentiates operations on tensors: in matrix gates, or in vectors where its users would write them so. */
abstract class TensorPeer extends PeerMode {

    /** The purpose of the libraries. */
    static final String PURPOSE = "training networks on GPUs or many cores";

    /** The ways in which their users would measure differently. */
    static final String PRACTICE =
            "use single precision, batches of hundreds of samples and several cores, and keep parameters in"
                    + " tensors, so that nothing is copied";

    TensorPeer(String folder) {
        super(folder);
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.MATRIX);
    }

    @Override
    public String purpose() {
        return "functions of one output that are written for matrices or vectors";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        boolean one = !(problem instanceof MapProblem);
        return one && (Granularity.MATRIX.of(problem) || VectorForm.of(problem).isPresent()) ? gates() : List.of();
    }

    /** Returns true, since the libraries have their own threads. */
    @Override
    public boolean hasThreads(Problem problem) {
        return true;
    }
}
