package org.gradcost.tape.compile.tangent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;

/** The locals and arrays whose tangents may differ from zero, with the locals of these tangents. */
final class Activity implements TangentSource {

    private final int lanes;
    private final Map<Local, Local[]> tangents = new HashMap<>();
    private final Set<Array> arrays;
    private boolean grown;

    /** Makes the activity of the seed alone. */
    Activity(Array seed, int lanes) {
        this.lanes = lanes;
        this.arrays = new HashSet<>(List.of(seed));
    }

    /** Returns whether something has become active since the last call. */
    boolean hasGrown() {
        boolean before = grown;
        grown = false;
        return before;
    }

    boolean isActive(Local local) {
        return tangents.containsKey(local);
    }

    boolean isActive(Array array) {
        return arrays.contains(array);
    }

    /** Returns the tangent of an active local in a lane. */
    Local tangentOf(Local local, int lane) {
        return tangents.get(local)[lane];
    }

    @Override
    public CodeExpression tangent(Local local, int lane) {
        return isActive(local) ? new LocalRead(tangents.get(local)[lane]) : null;
    }

    @Override
    public CodeExpression tangent(Element element, int lane) {
        Array array = element.array();
        return isActive(array) ? new Element(array.tangent(lane), element.index()) : null;
    }

    void activate(Local local) {
        if (!tangents.containsKey(local)) {
            Local[] made = new Local[lanes];
            for (int l = 0; l < lanes; l++) {
                made[l] = Local.ofTangent("t" + local.name + (l == 0 ? "" : "_" + l));
            }
            tangents.put(local, made);
            grown = true;
        }
    }

    void activate(Array array) {
        grown |= arrays.add(array);
    }
}
