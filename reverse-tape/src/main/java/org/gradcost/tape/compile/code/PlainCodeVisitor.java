package org.gradcost.tape.compile.code;

/** A visitor of plain code: the statements of emitted sweeps, without those that loop optimisations and other generators make. */
public abstract class PlainCodeVisitor implements StatementVisitor {

    private static AssertionError notPlain() {
        return new AssertionError("a statement that is not of plain code, as emitted before the loop optimisations");
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
    public void visit(AssignTangent statement) {
        throw notPlain();
    }

    @Override
    public void visit(AddToMatrixRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(AddToRows statement) {
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
    public void visit(SumRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(MultiplyRow statement) {
        throw notPlain();
    }

    @Override
    public void visit(MultiplyInputs statement) {
        throw notPlain();
    }

    @Override
    public void visit(GradientOfProduct statement) {
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
