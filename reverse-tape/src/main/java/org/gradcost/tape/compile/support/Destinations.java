package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * The destinations of sums. If the last value of a sum is used only once, linearly, and finally added to another sum or
 * returned, the terms of its tangent are added directly to that destination, times the intermediate factor, and the sum
 * needs no tangent of its own. The factor must be known before the loop of the sum.
 */
final class Destinations {

    private final Program program;
    private final SupportDecisions decisions;
    private final JacobianEntries jacobian;
    private final Map<IrNode, Integer> order = new HashMap<>();
    private final Map<GateNode, List<User>> usersOfGates = new HashMap<>();
    private final Map<LoopCarried, List<User>> usersOfLast = new HashMap<>();

    /** A user of a value: a gate's operand, a loop-carried value by its initial value or by its next one, or the output. */
    private record User(GateNode gate, int side, LoopCarried carry, boolean initial) {}

    /** A gate, and the side of its operand, through which a value passes on its way to the destination. */
    record Step(GateNode gate, int side) {}

    /**
     * The destination of a sum.
     *
     * @param sum the sum that it is added to; null for an output
     * @param output the gate that is one of several outputs; null for the only one
     * @param steps the gates on the way, the first one first
     */
    record Destination(LoopCarried sum, GateNode output, List<Step> steps) {}

    /**
     * Finds the users of each value.
     *
     * @param jacobian the entries of the Jacobian, or null for the gradient of one output
     */
    Destinations(Program program, SupportDecisions decisions, JacobianEntries jacobian) {
        this.program = program;
        this.jacobian = jacobian;
        this.decisions = decisions;
        number(program.top);
        for (GateNode gate : program.leaves) {
            for (int side = 0; side < 2; side++) {
                if (gate.uses[side] != null) {
                    add(gate.uses[side], gate.home.region, new User(gate, side, null, false));
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            add(carry.initial, carry.loop.home.region, new User(null, 0, carry, true));
            add(new Use(carry.source), carry.loop.region, new User(null, 0, carry, false));
        }
        add(program.output, program.top, new User(null, 0, null, false));
    }

    private void number(Region region) {
        for (MethodChunk chunk : region.chunks) {
            for (IrNode node : chunk.nodes) {
                order.put(node, order.size());
                if (node instanceof Loop loop) {
                    number(loop.region);
                }
            }
        }
    }

    private void add(Use use, Region at, User user) {
        if (use.ref instanceof ValueRef.Gate gate) {
            usersOfGates.putIfAbsent(gate.leaf, new ArrayList<>());
            usersOfGates.get(gate.leaf).add(user);
        } else if (use.ref instanceof ValueRef.Carried carried && !isInside(at, carried.carry.loop)) {
            usersOfLast.putIfAbsent(carried.carry, new ArrayList<>());
            usersOfLast.get(carried.carry).add(user);
        }
    }

    /** Returns whether a region is in a loop. */
    static boolean isInside(Region region, Loop loop) {
        for (Loop around = region.loop; around != null; around = around.loop()) {
            if (around == loop) {
                return true;
            }
        }
        return false;
    }

    /** Returns the destination of a sum, or null if its tangent is needed as such. */
    Destination of(LoopCarried sum) {
        Region region = sum.loop.home.region;
        List<Step> steps = new ArrayList<>();
        List<User> users = usersOfLast.get(sum);
        while (users != null && users.size() == 1) {
            User user = users.get(0);
            if (user.gate != null) {
                GateNode gate = user.gate;
                if (gate.home.region != region) {
                    return null;
                }
                if (gate.code == Opcode.OUTPUT) {
                    return new Destination(null, gate, steps);
                }
                boolean isOutput = jacobian != null && jacobian.isOutput(gate) && !usersOfGates.containsKey(gate);
                if (gate.inMemory && !isOutput || !isLinear(gate, user.side, sum.loop)) {
                    return null;
                }
                steps.add(new Step(gate, user.side));
                if (isOutput) {
                    return new Destination(null, gate, steps);
                }
                users = usersOfGates.get(gate);
            } else if (user.carry == null) {
                return region == program.top ? new Destination(null, null, steps) : null;
            } else if (decisions.of(user.carry) != CarryTangent.SUM) {
                return null;
            } else if (!user.initial) {
                return user.carry.loop.region == region ? new Destination(user.carry, null, steps) : null;
            } else if (user.carry.loop.home.region == region) {
                users = usersOfLast.get(user.carry);
            } else {
                return null;
            }
        }
        return null;
    }

    private boolean isLinear(GateNode gate, int side, Loop loop) {
        return switch (gate.code) {
            case Opcode.ADD, Opcode.ADD_TERM, Opcode.SUBTRACT, Opcode.NEGATE, Opcode.EXIT_VALUE -> true;
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.CHAIN_MULTIPLY ->
                isKnownBefore(loop, gate.uses[1 - side].ref, gate.home.region);
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE ->
                side == 0 && isKnownBefore(loop, gate.uses[1].ref, gate.home.region);
            default -> false;
        };
    }

    private boolean isKnownBefore(Loop loop, ValueRef ref, Region at) {
        if (ref instanceof ValueRef.Gate gate) {
            return order.get(gate.leaf) < order.get(loop);
        }
        if (ref instanceof ValueRef.Carried carried) {
            Loop carrying = carried.carry.loop;
            return isInside(at, carrying) || order.get(carrying) < order.get(loop);
        }
        return !(ref instanceof ValueRef.Memory);
    }
}
