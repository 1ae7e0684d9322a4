package org.gradcost.tape.compile.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** The generated code before it is written as bytecode or as text. */
public final class Code {

    private Code() {}

    /** The arrays that the code works on. */
    public enum Array {
        POINT("x"),
        DATA("y"),
        GRADIENT("g"),
        VALUES("w"),
        ADJOINTS("d"),
        CONSTANTS("k");

        public final String text;

        Array(String text) {
            this.text = text;
        }
    }

    /** A local variable. */
    public static final class Local {
        public final String name;

        public Local(String name) {
            this.name = name;
        }
    }

    /** Something with a value. */
    public sealed interface Expression {}

    public record Literal(double value) implements Expression {}

    public record LocalRead(Local local) implements Expression {}

    /** A work array of its own, so many of which the code is given. */
    public record Row(int number) {}

    /** The element of a row that has the counter of a loop for its position. */
    public record RowElement(Row row, Loop loop) implements Expression {}

    public record Element(Array array, AffineIndex index) implements Expression {

        @Override
        public boolean equals(Object other) {
            return other instanceof Element that && array == that.array && index.equals(that.index);
        }

        @Override
        public int hashCode() {
            return 31 * array.ordinal() + index.hashCode();
        }
    }

    /** The addition of a term to a sum that may be made in any order. */
    public static final char ADD_TERM = '⊕';

    /** {@code + - * /}, or {@link #ADD_TERM}. */
    public record Binary(char operator, Expression x, Expression y) implements Expression {}

    /** A slope times an adjoint: {@code 0·∞} may have to be 0. */
    public record ChainProduct(Expression slope, Expression adjoint) implements Expression {}

    public record Negation(Expression x) implements Expression {}

    /** A function of {@link Math}. */
    public record MathCall(String name, Expression x) implements Expression {}

    /** The slope of the logarithm. */
    public record LogPartial(Expression x) implements Expression {}

    /** A part of a called gate: {@code shared}, {@code value}, {@code slope}, {@code slopeX}, {@code slopeY}, {@code first}. */
    public record GateCall(int gate, String part, List<Expression> arguments) implements Expression {}

    /** What becomes of the {@link #leaves} of an expression. */
    public interface LeafRewriter {
        Expression of(Expression leaf);
    }

    /** What becomes of locals and positions. */
    public interface Substitution extends LeafRewriter {
        Local of(Local local);

        AffineIndex of(AffineIndex position);

        @Override
        default Expression of(Expression leaf) {
            if (leaf instanceof LocalRead read) {
                return new LocalRead(of(read.local));
            }
            return leaf instanceof Element element ? new Element(element.array, of(element.index)) : leaf;
        }
    }

    /** Some locals under other names, and so many iterations of a loop later. */
    public record IterationShift(Loop loop, int by, Map<Local, Local> names) implements Substitution {

        @Override
        public Local of(Local local) {
            return names.getOrDefault(local, local);
        }

        @Override
        public AffineIndex of(AffineIndex position) {
            return position.moved(loop, by);
        }
    }

    /** In that iteration of a loop. */
    public record IterationSubstitution(Loop loop, AffineIndex iteration) implements Substitution {

        @Override
        public Local of(Local local) {
            return local;
        }

        @Override
        public AffineIndex of(AffineIndex position) {
            return position.at(loop, iteration);
        }
    }

    /** The same expression with other leaves. */
    public static Expression rewrite(Expression expression, LeafRewriter change) {
        if (expression instanceof Binary binary) {
            return new Binary(binary.operator, rewrite(binary.x, change), rewrite(binary.y, change));
        } else if (expression instanceof ChainProduct chain) {
            return new ChainProduct(rewrite(chain.slope, change), rewrite(chain.adjoint, change));
        } else if (expression instanceof Negation negated) {
            return new Negation(rewrite(negated.x, change));
        } else if (expression instanceof MathCall function) {
            return new MathCall(function.name, rewrite(function.x, change));
        } else if (expression instanceof LogPartial slope) {
            return new LogPartial(rewrite(slope.x, change));
        } else if (expression instanceof GateCall call) {
            List<Expression> arguments = new ArrayList<>();
            for (Expression argument : call.arguments) {
                arguments.add(rewrite(argument, change));
            }
            return new GateCall(call.gate, call.part, List.copyOf(arguments));
        }
        return change.of(expression);
    }

    /** The numbers, locals, elements and calls without arguments in an expression, from left to right. */
    public static List<Expression> leaves(Expression expression) {
        List<Expression> leaves = new ArrayList<>();
        addLeaves(expression, leaves);
        return leaves;
    }

    private static void addLeaves(Expression expression, List<Expression> leaves) {
        if (expression instanceof Binary binary) {
            addLeaves(binary.x, leaves);
            addLeaves(binary.y, leaves);
        } else if (expression instanceof ChainProduct chain) {
            addLeaves(chain.slope, leaves);
            addLeaves(chain.adjoint, leaves);
        } else if (expression instanceof Negation negated) {
            addLeaves(negated.x, leaves);
        } else if (expression instanceof MathCall function) {
            addLeaves(function.x, leaves);
        } else if (expression instanceof LogPartial slope) {
            addLeaves(slope.x, leaves);
        } else if (expression instanceof GateCall call) {
            for (Expression argument : call.arguments) {
                addLeaves(argument, leaves);
            }
        } else {
            leaves.add(expression);
        }
    }

    /** The blocks of statements in a statement. */
    public static List<List<Statement>> blocks(Statement statement) {
        if (statement instanceof For repeat) {
            return List.of(repeat.body);
        }
        return statement instanceof If choose ? List.of(choose.then, choose.otherwise) : List.of();
    }

    /** What a {@link Let} or a {@link Put} computes. */
    public static Expression value(Statement statement) {
        return statement instanceof Assign let ? let.value : ((Store) statement).value;
    }

    /** The same {@link Let} or {@link Put} with other locals and at other positions. */
    public static Statement substitute(Statement statement, Substitution move) {
        if (statement instanceof Assign let) {
            return new Assign(move.of(let.local), rewrite(let.value, move));
        }
        Store put = (Store) statement;
        return new Store(put.array, move.of(put.index), rewrite(put.value, move), put.add);
    }

    /** Something that is done. */
    public sealed interface Statement {}

    public record Assign(Local local, Expression value) implements Statement {}

    public record Store(Array array, AffineIndex index, Expression value, boolean add) implements Statement {}

    /**
     * A loop: {@code for (i = from; i < end; i += step)}, or {@code for (i = from; i >= end; i -= step)}. It runs at least
     * once. If the loop has {@link Loop#trips}, the end is counted from its trip count, or backwards where it begins.
     */
    public record For(Loop loop, boolean down, int from, int end, int step, List<Statement> body) implements Statement {

        /** Goes on where the loop before ended, if iterations are left. */
        static final int ON = Integer.MIN_VALUE;

        /** All iterations, one by one. */
        public static For all(Loop loop, boolean down, List<Statement> body) {
            int trip = loop.trips == null ? loop.trip : 0;
            return new For(loop, down, down ? trip - 1 : 0, down ? 0 : trip, 1, body);
        }

        /** All iterations of a loop with {@link Loop#trips}, so many at once as long as there are so many. */
        public static For together(For all, int step, List<Statement> body) {
            int more = step - 1;
            return new For(all.loop, all.down, all.from, all.down ? all.end + more : all.end - more, step, body);
        }

        /** What is left after that. */
        public static For rest(For all) {
            return new For(all.loop, all.down, ON, all.end, 1, all.body);
        }

        /** Whether it may be that no iteration is left for it. */
        public boolean maybeNone() {
            return goesOn() || loop.trips != null && loop.least < step;
        }

        public boolean goesOn() {
            return from == ON;
        }

        /** Where it begins. */
        public AffineIndex first() {
            return loop.trips != null && down ? loop.trips.plus(from) : AffineIndex.of(from);
        }

        /** Where it ends. */
        public AffineIndex bound() {
            return loop.trips != null && !down ? loop.trips.plus(end) : AffineIndex.of(end);
        }

        public boolean isWhole() {
            return loop.trips == null
                    && step == 1
                    && from == (down ? loop.trip - 1 : 0)
                    && end == (down ? 0 : loop.trip);
        }

        public For with(List<Statement> other) {
            return new For(loop, down, from, end, step, other);
        }
    }

    /** One or the other, by a selection's choice. */
    public record If(Expression first, List<Statement> then, List<Statement> otherwise) implements Statement {}

    /** A comparison that must come out as it was traced. */
    public record Guard(Expression x, Expression y, boolean less) implements Statement {}

    /** So many elements into a row, which may be none, or back out of it. */
    public record CopyRow(Row row, Array array, AffineIndex start, int count, boolean back) implements Statement {}

    public record StoreInRow(RowElement element, Expression value) implements Statement {}

    /** So many zeros into a row. */
    public record ClearRow(Row row, int count) implements Statement {}

    /** A {@link PackedMatrix} of the code, and where it lies: element v of row u at {@code start + u·rowStep + v·step}. */
    public record PackedOperand(int number, Array array, int start, int rows, int rowStep, int length, int step) {

        /** Whether it is added to; else it is read. */
        public boolean isWritten() {
            return array == Array.GRADIENT;
        }

        public PackedOperand withNumber(int other) {
            return new PackedOperand(other, array, start, rows, rowStep, length, step);
        }

        /** Whether the elements are the same, and lie in the same rows. */
        public boolean isSame(PackedOperand other) {
            return array == other.array
                    && start == other.start
                    && rows == other.rows
                    && rowStep == other.rowStep
                    && length == other.length
                    && step == other.step;
        }
    }

    /** Numbers at {@code start + i·step} of an array, or all of a row. */
    public record VectorOperand(Array array, AffineIndex start, int step, Row row) {

        public static VectorOperand of(Row row) {
            return new VectorOperand(null, AffineIndex.of(0), 1, row);
        }
    }

    /** Makes the rows of a matrix: as they lie, or zeros if it is added to. */
    public record Pack(PackedOperand matrix) implements Statement {}

    /** Adds the rows of a matrix to where it lies. */
    public record Unpack(PackedOperand matrix) implements Statement {}

    /** Adds the sum of all rows, each times its factor, to a row. */
    public record AddRows(PackedOperand matrix, VectorOperand factors, Row sum) implements Statement {}

    /** Adds to each row its factor times a vector. */
    public record AddToRows(PackedOperand matrix, VectorOperand factors, VectorOperand vector) implements Statement {}

    public record Clear(Array array, int from, int to) implements Statement {}

    /** The inputs into the first places of the values: so many of the point, and then the data. */
    public record CopyInputs(int point, int data) implements Statement {}

    /** The adjoints of the copied inputs into the gradient. */
    public record AddInputs(int count) implements Statement {}

    /** The method of a segment, forward or backward. */
    public record Call(String method, Loop[] loops) implements Statement {}

    record Remark(String text) implements Statement {}

    /** A method: the main one returns the value, the others nothing. */
    public record CodeMethod(String name, Loop[] loops, List<Statement> statements, Expression result) {

        public CodeMethod with(List<Statement> others) {
            return new CodeMethod(name, loops, others, result);
        }
    }
}
