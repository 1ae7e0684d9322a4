package org.gradcost.tape.compile.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.AddRows;
import org.gradcost.tape.compile.code.AddToRows;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.Row;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.Unpack;
import org.gradcost.tape.compile.code.VectorOperand;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.runtime.GeneratedGradient;
import org.gradcost.tape.compile.runtime.HiddenClassLoader;
import org.gradcost.tape.compile.runtime.PackedMatrix;
import org.gradcost.tape.compile.runtime.RuntimeSupport;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes statements as bytecode of one method: each leaves the stack empty. */
final class StatementWriter extends ExpressionWriter {

    StatementWriter(MethodVisitor code, List<Object> gates, boolean strongZero, int firstArray, Loop[] loops) {
        super(code, gates, strongZero, firstArray, loops);
    }

    void block(List<Statement> statements) {
        for (Statement statement : statements) {
            statement(statement);
        }
    }

    private void statement(Statement statement) {
        if (statement instanceof Assign let) {
            expression(let.value());
            code.visitVarInsn(DSTORE, slot(let.local()));
        } else if (statement instanceof Store put) {
            put(put);
        } else if (statement instanceof For repeat) {
            repeat(repeat);
        } else if (statement instanceof If choose) {
            choose(choose);
        } else if (statement instanceof Guard guard) {
            guard(guard);
        } else if (statement instanceof CopyRow copy) {
            copyRow(copy);
        } else if (statement instanceof StoreInRow put) {
            code.visitVarInsn(ALOAD, row(put.element().row()));
            code.visitVarInsn(ILOAD, counter(put.element().loop()));
            expression(put.value());
            code.visitInsn(DASTORE);
        } else if (statement instanceof ClearRow clear) {
            clear(clear);
        } else if (statement instanceof Pack pack) {
            pack(pack.matrix());
        } else if (statement instanceof Unpack unpack) {
            matrix(unpack.matrix());
            place(unpack.matrix());
            matrixCall("addTo", "([DIII)V");
        } else if (statement instanceof AddRows add) {
            matrix(add.matrix());
            vector(add.factors());
            code.visitVarInsn(ALOAD, row(add.sum()));
            matrixCall("combine", "([DII[D)V");
        } else if (statement instanceof AddToRows add) {
            matrix(add.matrix());
            vector(add.factors());
            vector(add.vector());
            matrixCall("add", "([DII[DII)V");
        } else if (statement instanceof Clear clear) {
            clear(clear);
        } else if (statement instanceof CopyInputs copy) {
            copyInputs(Array.POINT, 0, copy.point());
            copyInputs(Array.DATA, copy.point(), copy.data());
        } else if (statement instanceof AddInputs add) {
            addInputs(add.count());
        } else if (statement instanceof Call go) {
            go(go);
        }
    }

    private void put(Store put) {
        array(put.array());
        index(put.index());
        if (put.add()) {
            code.visitInsn(DUP2);
            code.visitInsn(DALOAD);
            expression(put.value());
            code.visitInsn(DADD);
        } else {
            expression(put.value());
        }
        code.visitInsn(DASTORE);
    }

    /**
     * The test is at the end, for every loop has an iteration; so what a body sets is set after it. Only what is taken
     * together or is left of that may have none.
     */
    private void repeat(For repeat) {
        int counter = counter(repeat.loop());
        Label head = new Label();
        Label end = new Label();
        if (!repeat.isRemainder()) {
            index(repeat.first());
            code.visitVarInsn(ISTORE, counter);
        }
        if (repeat.maybeNone()) {
            code.visitVarInsn(ILOAD, counter);
            index(repeat.bound());
            code.visitJumpInsn(repeat.down() ? IF_ICMPLT : IF_ICMPGE, end);
        }
        code.visitLabel(head);
        block(repeat.body());
        code.visitIincInsn(counter, repeat.down() ? -repeat.step() : repeat.step());
        code.visitVarInsn(ILOAD, counter);
        if (repeat.down() && repeat.end() == 0) {
            code.visitJumpInsn(IFGE, head);
        } else {
            index(repeat.bound());
            code.visitJumpInsn(repeat.down() ? IF_ICMPGE : IF_ICMPLT, head);
        }
        code.visitLabel(end);
    }

    private void choose(If choose) {
        Label otherwise = new Label();
        Label end = new Label();
        expression(choose.first());
        code.visitInsn(DCONST_0);
        code.visitInsn(DCMPL);
        code.visitJumpInsn(IFEQ, otherwise);
        block(choose.then());
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(otherwise);
        block(choose.otherwise());
        code.visitLabel(end);
    }

    private void guard(Guard guard) {
        Label right = new Label();
        expression(guard.x());
        expression(guard.y());
        code.visitInsn(DCMPG); // 1 for a NaN: it is not less
        code.visitJumpInsn(guard.less() ? IFLT : IFGE, right);
        String miss = Type.getInternalName(GeneratedGradient.Miss.class);
        code.visitFieldInsn(GETSTATIC, miss, "INSTANCE", "L" + miss + ";");
        code.visitInsn(ATHROW);
        code.visitLabel(right);
    }

    private void clear(Clear clear) {
        array(clear.array());
        number(clear.from());
        number(clear.to());
        fill();
    }

    private void clear(ClearRow clear) {
        open(clear.row());
        code.visitVarInsn(ALOAD, row(clear.row()));
        number(0);
        number(clear.count());
        fill();
    }

    private void fill() {
        code.visitInsn(DCONST_0);
        code.visitMethodInsn(INVOKESTATIC, "java/util/Arrays", "fill", "([DIID)V", false);
    }

    private void copyRow(CopyRow copy) {
        if (!copy.back()) {
            open(copy.row());
        }
        if (copy.count() == 0) {
            return;
        }
        if (copy.back()) {
            code.visitVarInsn(ALOAD, row(copy.row()));
            number(0);
        }
        array(copy.array());
        index(copy.start());
        if (!copy.back()) {
            code.visitVarInsn(ALOAD, row(copy.row()));
            number(0);
        }
        number(copy.count());
        arrayCopy();
    }

    private void open(Row row) {
        code.visitVarInsn(ALOAD, firstArray + BytecodeWriter.ROWS);
        number(row.number());
        code.visitInsn(AALOAD);
        code.visitVarInsn(ASTORE, row(row));
    }

    private void arrayCopy() {
        code.visitMethodInsn(
                INVOKESTATIC, "java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", false);
    }

    private void pack(PackedOperand matrix) {
        matrix(matrix);
        if (matrix.isWritten()) {
            matrixCall("clear", "()V");
        } else {
            place(matrix);
            matrixCall("load", "([DIII)V");
        }
    }

    private void matrix(PackedOperand matrix) {
        code.visitVarInsn(ALOAD, firstArray + BytecodeWriter.MATRICES);
        number(matrix.number());
        code.visitInsn(AALOAD);
    }

    private void place(PackedOperand matrix) {
        array(matrix.array());
        number(matrix.start());
        number(matrix.rowStep());
        number(matrix.step());
    }

    private void vector(VectorOperand vector) {
        if (vector.row() != null) {
            code.visitVarInsn(ALOAD, row(vector.row()));
        } else {
            array(vector.array());
        }
        index(vector.start());
        number(vector.step());
    }

    private void matrixCall(String method, String descriptor) {
        code.visitMethodInsn(INVOKEVIRTUAL, Type.getInternalName(PackedMatrix.class), method, descriptor, false);
    }

    private void copyInputs(Array from, int to, int count) {
        array(from);
        number(0);
        array(Array.VALUES);
        number(to);
        number(count);
        arrayCopy();
    }

    private void addInputs(int count) {
        array(Array.ADJOINTS);
        array(Array.GRADIENT);
        number(count);
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(RuntimeSupport.class), "addInputs", "([D[DI)V", false);
    }

    private void go(Call go) {
        for (int a = 0; a < BytecodeWriter.ARRAY_COUNT; a++) {
            code.visitVarInsn(ALOAD, firstArray + a);
        }
        for (Loop loop : go.loops()) {
            code.visitVarInsn(ILOAD, counter(loop));
        }
        code.visitMethodInsn(
                INVOKESTATIC,
                HiddenClassLoader.CLASS_NAME,
                go.method(),
                BytecodeWriter.descriptor(false, go.loops().length),
                false);
    }
}
