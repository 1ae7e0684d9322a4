package org.gradcost.tape.compile.reroll;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/** A trace as a sequence of tokens, gates and loops, each with its type and the gate at which it starts. */
public final class TokenSequence {

    private final List<TokenType> shapes = new ArrayList<>();
    private final Map<TokenType.Key, Integer> types = new HashMap<>();

    /** The gates of the trace that the tokens cover. */
    final int gates;

    public int[] type;
    public int[] start;
    public int count;

    /** Makes every gate a token. */
    TokenSequence(Trace trace) {
        this(trace, trace.gates());
    }

    /** Makes each of the first gates a token. */
    TokenSequence(Trace trace, int gates) {
        this.gates = gates;
        count = gates;
        type = new int[count];
        start = new int[count];
        int[] ofCode = new int[Opcode.CALLED + trace.gateTable.called().size()];
        for (int code = 0; code < ofCode.length; code++) {
            ofCode[code] = typeOf(TokenType.gate(code));
        }
        for (int k = 0; k < count; k++) {
            set(k, ofCode[trace.code(k)]);
        }
    }

    /** Makes a gate a token, in a method of its own that HotSpot compiles before the loop has ended. */
    private void set(int gate, int typeOfGate) {
        type[gate] = typeOfGate;
        start[gate] = gate;
    }

    private TokenSequence(TokenSequence other) {
        gates = other.gates;
        count = other.count;
        type = Arrays.copyOf(other.type, count);
        start = Arrays.copyOf(other.start, count);
        shapes.addAll(other.shapes);
        types.putAll(other.types);
    }

    TokenSequence copy() {
        return new TokenSequence(this);
    }

    public TokenType shape(int type) {
        return shapes.get(type);
    }

    int typeOf(TokenType shape) {
        TokenType.Key key = new TokenType.Key(shape);
        Integer type = types.get(key);
        if (type == null) {
            type = shapes.size();
            shapes.add(shape);
            types.put(key, type);
        }
        return type;
    }

    /** Returns whether one innermost body occurs in loops of several trip counts, a sign of a triangular nest. */
    boolean hasLoopsOfManyLengths() {
        Map<List<Object>, Set<Integer>> lengths = new HashMap<>();
        for (TokenType shape : shapes) {
            boolean innermost = shape.isLoop();
            for (int part = 0; innermost && part < shape.body().length; part++) {
                innermost = !shape(shape.body()[part]).isLoop();
            }
            if (innermost) {
                List<Object> body = List.of(IntBuffer.wrap(shape.body()), ByteBuffer.wrap(shape.kinds()));
                lengths.putIfAbsent(body, new HashSet<>());
                Set<Integer> trips = lengths.get(body);
                trips.add(shape.trip());
                if (trips.size() == Heuristics.FEWEST_TRIANGULAR) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns how many gates of the trace are in triangular nests. */
    int inTriangles() {
        int gates = 0;
        for (int t = 0; t < count; t++) {
            gates += isTriangular(type[t]) ? shape(type[t]).length() : 0;
        }
        return gates;
    }

    /** Returns whether a type is a triangular nest, or has one in it. */
    public boolean isTriangular(int type) {
        TokenType shape = shape(type);
        boolean triangular = shape.blocks() != null;
        for (int part = 0; shape.isLoop() && part < shape.body().length; part++) {
            triangular |= isTriangular(shape.body()[part]);
        }
        return triangular;
    }

    /** Returns the gates of the code: those of a loop body count once. */
    public long leaves() {
        long leaves = 0;
        for (int t = 0; t < count; t++) {
            leaves += shape(type[t]).leaves().length;
        }
        return leaves;
    }

    /** Returns how many operands are loop-carried, in all iterations of all loops. */
    long carried() {
        long carried = 0;
        for (int t = 0; t < count; t++) {
            carried += carried(type[t]);
        }
        return carried;
    }

    private long carried(int type) {
        TokenType shape = shape(type);
        long carried = 0;
        for (byte kind : shape.kinds()) {
            carried += kind == TokenType.CARRIED ? 1 : 0;
        }
        for (int part = 0; shape.isLoop() && part < shape.body().length; part++) {
            carried += carried(shape.body()[part]);
        }
        return shape.trip() * carried;
    }
}
