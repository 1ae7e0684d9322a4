package org.gradcost.tape.compile.tangent;

import org.gradcost.tape.compile.code.AddRows;
import org.gradcost.tape.compile.code.AddTangent;
import org.gradcost.tape.compile.code.AddToMatrixRow;
import org.gradcost.tape.compile.code.AddToRows;
import org.gradcost.tape.compile.code.AddToTangent;
import org.gradcost.tape.compile.code.ArrayFunction;
import org.gradcost.tape.compile.code.AssignTangent;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.ClearTangent;
import org.gradcost.tape.compile.code.CombineRows;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.ScaleTangent;
import org.gradcost.tape.compile.code.StatementVisitor;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.Unpack;

/** A visitor of plain code: the statements of emitted sweeps, without those that loop optimisations and other generators make. */
abstract class PlainStatements implements StatementVisitor {

    private static AssertionError notPlain() {
        return new AssertionError("tangents are made of plain code, before the loop optimisations");
    }

    @Override
    public void visit(AddRows statement) {
        throw notPlain();
    }

    @Override
    public void visit(AddTangent statement) {
        throw notPlain();
    }

    @Override
    public void visit(AddToRows statement) {
        throw notPlain();
    }

    @Override
    public void visit(AddToMatrixRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(AssignTangent statement) {
        throw notPlain();
    }

    @Override
    public void visit(AddToTangent statement) {
        throw notPlain();
    }

    @Override
    public void visit(ArrayFunction statement) {
        throw notPlain();
    }

    @Override
    public void visit(ClearRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(ClearTangent statement) {
        throw notPlain();
    }

    @Override
    public void visit(CombineRows statement) {
        throw notPlain();
    }

    @Override
    public void visit(CopyRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(Pack statement) {
        throw notPlain();
    }

    @Override
    public void visit(ScaleTangent statement) {
        throw notPlain();
    }

    @Override
    public void visit(StoreInRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(Unpack statement) {
        throw notPlain();
    }
}
