package org.gradcost.tape.compile.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.gradcost.gate.Elementary;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.AddRows;
import org.gradcost.tape.compile.code.AddTangent;
import org.gradcost.tape.compile.code.AddToMatrixRow;
import org.gradcost.tape.compile.code.AddToRows;
import org.gradcost.tape.compile.code.AddToTangent;
import org.gradcost.tape.compile.code.ArrayFunction;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.AssignTangent;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.ClearTangent;
import org.gradcost.tape.compile.code.CombineRows;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GradientOfProduct;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.MultiplyInputs;
import org.gradcost.tape.compile.code.MultiplyRow;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.ScaleTangent;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.StatementVisitor;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.SumRow;
import org.gradcost.tape.compile.code.TangentRow;
import org.gradcost.tape.compile.code.Unpack;
import org.gradcost.tape.compile.code.VectorOperand;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.runtime.HiddenClassLoader;
import org.gradcost.tape.compile.runtime.InputProducts;
import org.gradcost.tape.compile.runtime.PackedMatrix;
import org.gradcost.tape.compile.runtime.PrefixProducts;
import org.gradcost.tape.compile.runtime.RowKernels;
import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.gradcost.tape.compile.runtime.StoredTangents;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes statements as bytecode of one method: each leaves the stack empty. */
final class StatementWriter implements StatementVisitor {

    private final MethodVisitor code;
    private final LocalSlots slots;
    private final ExpressionWriter expressions;
    private final int lanes;

    StatementWriter(MethodVisitor code, LocalSlots slots, ExpressionWriter expressions, int lanes) {
        this.code = code;
        this.slots = slots;
        this.expressions = expressions;
        this.lanes = lanes;
    }

    /** Loads the arrays of the frame into their locals. */
    void prologue() {
        String frame = Type.getInternalName(Frame.class);
        for (int field = 0; field < LocalSlots.FIELDS.length; field++) {
            if (LocalSlots.FIELDS[field] == null) {
                continue; // locals have no array
            }
            code.visitVarInsn(ALOAD, slots.frame());
            code.visitFieldInsn(GETFIELD, frame, LocalSlots.FIELDS[field], descriptor(field));
            code.visitVarInsn(ASTORE, slots.field(field));
        }
        if (lanes > Array.LANES) {
            prologue("rowsOf", "[[[D", Array.COUNT);
        } else {
            prologue("lanes", "[[D", lanes * Array.COUNT);
        }
    }

    /** Loads the arrays of tangents into their locals. */
    private void prologue(String field, String descriptor, int count) {
        for (int position = 0; position < count; position++) {
            code.visitVarInsn(ALOAD, slots.frame());
            code.visitFieldInsn(GETFIELD, Type.getInternalName(Frame.class), field, descriptor);
            expressions.number(position);
            code.visitInsn(AALOAD);
            code.visitVarInsn(ASTORE, slots.tangents(position));
        }
    }

    private static String descriptor(int field) {
        return switch (field) {
            case LocalSlots.TABLES -> "[I";
            case LocalSlots.ROWS, LocalSlots.TANGENTS -> "[[D";
            case LocalSlots.MATRICES -> "[" + Type.getDescriptor(PackedMatrix.class);
            default -> "[D";
        };
    }

    void block(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.accept(this);
        }
    }

    @Override
    public void visit(Assign assign) {
        expressions.write(assign.value());
        code.visitVarInsn(DSTORE, slots.of(assign.local()));
    }

    @Override
    public void visit(Store store) {
        expressions.array(store.array());
        expressions.index(store.index());
        if (store.add()) {
            code.visitInsn(DUP2);
            code.visitInsn(DALOAD);
            expressions.write(store.value());
            code.visitInsn(DADD);
        } else {
            expressions.write(store.value());
        }
        code.visitInsn(DASTORE);
    }

    /**
     * Writes a loop with its test at the end, since every loop has an iteration: so what a body assigns is assigned after it.
     * Only unrolled loops and their remainders may have none.
     */
    @Override
    public void visit(For loop) {
        int counter = slots.counter(loop.loop());
        Label head = new Label();
        Label end = new Label();
        if (!loop.isRemainder()) {
            expressions.index(loop.first());
            code.visitVarInsn(ISTORE, counter);
        }
        if (loop.maybeNone()) {
            code.visitVarInsn(ILOAD, counter);
            expressions.index(loop.bound());
            code.visitJumpInsn(loop.down() ? IF_ICMPLT : IF_ICMPGE, end);
        }
        code.visitLabel(head);
        block(loop.body());
        code.visitIincInsn(counter, loop.down() ? -loop.step() : loop.step());
        code.visitVarInsn(ILOAD, counter);
        if (loop.down() && loop.end() == 0) {
            code.visitJumpInsn(IFGE, head);
        } else {
            expressions.index(loop.bound());
            code.visitJumpInsn(loop.down() ? IF_ICMPGE : IF_ICMPLT, head);
        }
        code.visitLabel(end);
    }

    @Override
    public void visit(If choice) {
        Label otherwise = new Label();
        Label end = new Label();
        expressions.write(choice.first());
        code.visitInsn(DCONST_0);
        code.visitInsn(DCMPL);
        code.visitJumpInsn(IFEQ, otherwise);
        block(choice.then());
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(otherwise);
        block(choice.otherwise());
        code.visitLabel(end);
    }

    @Override
    public void visit(Guard guard) {
        Label right = new Label();
        expressions.write(guard.x());
        expressions.write(guard.y());
        code.visitInsn(DCMPG); // 1 for a NaN: it is not less
        code.visitJumpInsn(guard.less() ? IFLT : IFGE, right);
        String miss = Type.getInternalName(GeneratedCode.Miss.class);
        code.visitFieldInsn(GETSTATIC, miss, "INSTANCE", "L" + miss + ";");
        code.visitInsn(ATHROW);
        code.visitLabel(right);
    }

    /** Calls the methods of {@link StoredTangents} for whole rows, some terms at a time. */
    @Override
    public void visit(CombineRows combination) {
        int terms = combination.rows().size();
        if (terms == 0 && !combination.add()) {
            element(combination.to());
            wholeRow(combination.to());
            callStored("clear", "([DII)V");
        }
        for (int from = 0; from < terms; from += StoredTangents.MOST_TERMS) {
            int count = Math.min(StoredTangents.MOST_TERMS, terms - from);
            element(combination.to());
            for (int i = from; i < from + count; i++) {
                expressions.write(combination.factors().get(i));
                element(combination.rows().get(i));
            }
            wholeRow(combination.to());
            String method = combination.add() || from > 0 ? "add" : "set";
            callStored(method + strongly(), "([D" + "D[D".repeat(count) + "II)V");
        }
    }

    private void wholeRow(Element row) {
        expressions.number(0);
        element(row);
        code.visitInsn(ARRAYLENGTH);
    }

    private void callStored(String method, String descriptor) {
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(StoredTangents.class), method, descriptor, false);
    }

    private void element(Element row) {
        expressions.array(row.array());
        expressions.index(row.index());
        code.visitInsn(AALOAD);
    }

    private void callRows(String method, String descriptor) {
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(RowKernels.class), method, descriptor, false);
    }

    @Override
    public void visit(Clear clear) {
        if (clear.array().hasRows()) {
            expressions.array(clear.array());
            expressions.number(clear.from());
            expressions.number(clear.to());
            callRows("clear", "([[DII)V");
            return;
        }
        expressions.array(clear.array());
        expressions.number(clear.from());
        expressions.number(clear.to());
        fillWithZeros();
    }

    @Override
    public void visit(ClearRow clear) {
        open(clear.row());
        code.visitVarInsn(ALOAD, slots.row(clear.row()));
        expressions.number(0);
        expressions.number(clear.count());
        fillWithZeros();
    }

    private void fillWithZeros() {
        code.visitInsn(DCONST_0);
        code.visitMethodInsn(INVOKESTATIC, "java/util/Arrays", "fill", "([DIID)V", false);
    }

    @Override
    public void visit(CopyRow copy) {
        if (!copy.back()) {
            open(copy.row());
        }
        if (copy.count() == 0) {
            return;
        }
        if (copy.back()) {
            startOf(copy.row());
        }
        expressions.array(copy.array());
        expressions.index(copy.start());
        if (!copy.back()) {
            startOf(copy.row());
        }
        expressions.number(copy.count());
        copyArray();
    }

    @Override
    public void visit(ArrayFunction function) {
        open(function.y());
        expressions.number(function.count());
        code.visitVarInsn(ALOAD, slots.row(function.x()));
        code.visitVarInsn(ALOAD, slots.row(function.y()));
        String descriptor = "(I[D[D)V";
        if (function.work() != null) {
            open(function.work());
            code.visitVarInsn(ALOAD, slots.row(function.work()));
            descriptor = "(I[D[D[D)V";
        }
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(Elementary.class), function.name(), descriptor, false);
    }

    @Override
    public void visit(SumRow sum) {
        int local = slots.of(sum.sum());
        code.visitVarInsn(DLOAD, local);
        code.visitVarInsn(ALOAD, slots.row(sum.row()));
        expressions.number(sum.count());
        String method = sum.inOrder() ? "addInOrder" : "add";
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(RuntimeSupport.class), method, "(D[DI)D", false);
        code.visitVarInsn(DSTORE, local);
    }

    @Override
    public void visit(MultiplyRow multiply) {
        int local = slots.of(multiply.product());
        code.visitVarInsn(DLOAD, local);
        code.visitVarInsn(ALOAD, slots.row(multiply.factors()));
        code.visitVarInsn(ALOAD, slots.row(multiply.products()));
        expressions.number(multiply.count());
        expressions.number(multiply.ofAdjoints() && expressions.isStrongZero() ? 1 : 0);
        String method = multiply.down() ? "down" : "up";
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(PrefixProducts.class), method, "(D[D[DIZ)D", false);
        code.visitVarInsn(DSTORE, local);
    }

    @Override
    public void visit(MultiplyInputs multiply) {
        int local = slots.of(multiply.product());
        assert multiply.count() >= InputProducts.FEWEST : multiply.count();
        code.visitVarInsn(DLOAD, local);
        factors(multiply);
        callInputProducts("multiply", "(D[DI[DII)D");
        code.visitVarInsn(DSTORE, local);
    }

    @Override
    public void visit(GradientOfProduct gradient) {
        int local = slots.of(gradient.adjoint());
        code.visitVarInsn(DLOAD, local);
        factors(gradient.product());
        code.visitVarInsn(ALOAD, slots.of(Array.GRADIENT));
        expressions.number(expressions.isStrongZero() ? 1 : 0);
        callInputProducts("gradient", "(D[DI[DII[DZ)D");
        code.visitVarInsn(DSTORE, local);
    }

    private void factors(MultiplyInputs multiply) {
        code.visitVarInsn(ALOAD, slots.of(Array.POINT));
        expressions.number(multiply.input());
        code.visitVarInsn(ALOAD, slots.of(Array.VALUES));
        expressions.number(multiply.value());
        expressions.number(multiply.count());
    }

    private void callInputProducts(String method, String descriptor) {
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(InputProducts.class), method, descriptor, false);
    }

    private void startOf(ScratchRow row) {
        code.visitVarInsn(ALOAD, slots.row(row));
        expressions.number(0);
    }

    /** Loads a row from the array of rows into its local. */
    private void open(ScratchRow row) {
        code.visitVarInsn(ALOAD, slots.field(LocalSlots.ROWS));
        expressions.number(row.number());
        code.visitInsn(AALOAD);
        code.visitVarInsn(ASTORE, slots.row(row));
    }

    private void copyArray() {
        code.visitMethodInsn(
                INVOKESTATIC, "java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", false);
    }

    @Override
    public void visit(StoreInRow store) {
        code.visitVarInsn(ALOAD, slots.row(store.element().row()));
        code.visitVarInsn(ILOAD, slots.counter(store.element().loop()));
        expressions.write(store.value());
        code.visitInsn(DASTORE);
    }

    @Override
    public void visit(Pack pack) {
        matrix(pack.matrix());
        if (pack.matrix().isWritten()) {
            callMatrix("clear", "()V");
        } else {
            place(pack.matrix());
            callMatrix("load", "([DIII)V");
        }
    }

    @Override
    public void visit(Unpack unpack) {
        matrix(unpack.matrix());
        place(unpack.matrix());
        callMatrix("addTo", "([DIII)V");
    }

    @Override
    public void visit(AddRows add) {
        matrix(add.matrix());
        vector(add.factors());
        code.visitVarInsn(ALOAD, slots.row(add.sum()));
        callMatrix("combine", "([DII[D)V");
    }

    @Override
    public void visit(AddToRows add) {
        matrix(add.matrix());
        vector(add.factors());
        vector(add.vector());
        callMatrix("add", "([DII[DII)V");
    }

    private void matrix(PackedOperand matrix) {
        code.visitVarInsn(ALOAD, slots.field(LocalSlots.MATRICES));
        expressions.number(matrix.number());
        code.visitInsn(AALOAD);
    }

    private void place(PackedOperand matrix) {
        expressions.array(matrix.array());
        expressions.number(matrix.start());
        expressions.number(matrix.rowStep());
        expressions.number(matrix.step());
    }

    private void vector(VectorOperand vector) {
        if (vector.row() != null) {
            code.visitVarInsn(ALOAD, slots.row(vector.row()));
        } else {
            expressions.array(vector.array());
        }
        expressions.index(vector.start());
        expressions.number(vector.step());
    }

    private void callMatrix(String method, String descriptor) {
        code.visitMethodInsn(INVOKEVIRTUAL, Type.getInternalName(PackedMatrix.class), method, descriptor, false);
    }

    @Override
    public void visit(CopyInputs copy) {
        if (copy.from().hasRows()) {
            expressions.array(copy.from());
            expressions.array(copy.to());
            expressions.number(copy.point());
            callRows("copy", "([[D[[DI)V");
            return;
        }
        copyInputs(copy.from(), copy.to(), 0, copy.point());
        if (!copy.from().isTangent()) { // data have no tangents
            copyInputs(Array.DATA, copy.to(), copy.point(), copy.data());
        }
    }

    private void copyInputs(Array from, Array to, int start, int count) {
        expressions.array(from);
        expressions.number(0);
        expressions.array(to);
        expressions.number(start);
        expressions.number(count);
        copyArray();
    }

    @Override
    public void visit(AddInputs add) {
        if (add.gradient().hasRows()) {
            expressions.array(add.adjoints());
            expressions.array(add.gradient());
            expressions.number(add.count());
            callRows("addAll", "([[D[[DI)V");
            return;
        }
        expressions.array(add.adjoints());
        expressions.array(add.gradient());
        expressions.number(add.count());
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(RuntimeSupport.class), "addInputs", "([D[DI)V", false);
    }

    @Override
    public void visit(Call call) {
        code.visitVarInsn(ALOAD, slots.frame());
        for (Loop loop : call.loops()) {
            code.visitVarInsn(ILOAD, slots.counter(loop));
        }
        code.visitMethodInsn(
                INVOKESTATIC,
                HiddenClassLoader.CLASS_NAME,
                call.method(),
                BytecodeWriter.descriptor(false, call.loops().length),
                false);
    }

    @Override
    public void visit(ClearTangent clear) {
        row(clear.row());
        range(clear.from(), clear.to());
        callTangents("clear", clear.row().isGradient() ? "Gradient" : "", "([DII", clear.row());
    }

    @Override
    public void visit(AddToTangent add) {
        row(add.row());
        expressions.index(add.at());
        if (add.row().inPasses()) {
            expressions.write(add.value());
            callTangents("add", toGradient(add.row()), "([DID", add.row());
            return;
        }
        code.visitInsn(DUP2);
        code.visitInsn(DALOAD);
        expressions.write(add.value());
        code.visitInsn(DADD);
        code.visitInsn(DASTORE);
    }

    @Override
    public void visit(AddTangent add) {
        row(add.to());
        expressions.write(add.factor());
        row(add.from());
        range(add.first(), add.end());
        callTangents("add" + strongly(), toGradient(add.to()), "([DD[DII", add.to());
    }

    @Override
    public void visit(AssignTangent assign) {
        row(assign.to());
        for (int k = 0; k < assign.rows().size(); k++) {
            expressions.write(assign.factors().get(k));
            row(assign.rows().get(k));
        }
        range(assign.first(), assign.end());
        callTangents(
                (assign.add() ? "add" : "set") + strongly(),
                "",
                "([D" + "D[D".repeat(assign.rows().size()) + "II",
                assign.to());
    }

    @Override
    public void visit(AddToMatrixRow add) {
        expressions.array(Array.GRADIENT);
        code.visitVarInsn(ALOAD, slots.field(LocalSlots.TABLES));
        expressions.number(add.starts());
        expressions.number(add.columns());
        expressions.index(add.row());
        expressions.write(add.factor());
        row(add.from());
        range(add.first(), add.end());
        code.visitMethodInsn(
                INVOKESTATIC,
                Type.getInternalName(StoredTangents.class),
                "addToMatrixRow" + strongly(),
                "([D[IIIID[DII)V",
                false);
    }

    @Override
    public void visit(ScaleTangent scale) {
        row(scale.row());
        for (CodeExpression factor : scale.factors()) {
            expressions.write(factor);
        }
        range(scale.first(), scale.end());
        String factors = "D".repeat(scale.factors().size());
        callTangents("scale" + strongly(), "", "([D" + factors + "II", scale.row());
    }

    private String strongly() {
        return expressions.isStrongZero() ? "Strongly" : "";
    }

    private static String toGradient(TangentRow row) {
        return row.isGradient() ? "ToGradient" : "";
    }

    private void row(TangentRow row) {
        if (row.isGradient()) {
            expressions.array(Array.GRADIENT);
            return;
        }
        code.visitVarInsn(ALOAD, slots.field(LocalSlots.TANGENTS));
        expressions.index(row.number());
        code.visitInsn(AALOAD);
    }

    private void range(AffineIndex from, AffineIndex to) {
        expressions.index(from);
        expressions.index(to);
    }

    /** Calls a method of {@link StoredTangents}, where tangents are computed in passes with the frame of the pass. */
    private void callTangents(String method, String ofGradient, String arguments, TangentRow row) {
        String name = method;
        String descriptor = arguments;
        if (row.inPasses()) {
            code.visitVarInsn(ALOAD, slots.frame());
            name += ofGradient + "InPass";
            descriptor += Type.getDescriptor(Frame.class);
        }
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(StoredTangents.class), name, descriptor + ")V", false);
    }
}
