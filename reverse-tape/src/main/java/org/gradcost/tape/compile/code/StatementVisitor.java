package org.gradcost.tape.compile.code;

/** A visitor of statements, with a method for each kind. */
public interface StatementVisitor {

    void visit(AddInputs add);

    void visit(AddRows add);

    void visit(AddTangent add);

    void visit(AssignTangent assign);

    void visit(AddToMatrixRow add);

    void visit(AddToRows add);

    void visit(AddToTangent add);

    void visit(ArrayFunction function);

    void visit(SumRow sum);

    void visit(MultiplyRow multiply);

    void visit(MultiplyInputs multiply);

    void visit(GradientOfProduct gradient);

    void visit(Assign assign);

    void visit(Call call);

    void visit(Clear clear);

    void visit(ClearRow clear);

    void visit(ClearTangent clear);

    void visit(CombineRows combination);

    void visit(CopyInputs copy);

    void visit(CopyRow copy);

    void visit(For loop);

    void visit(Guard guard);

    void visit(If choice);

    void visit(Pack pack);

    void visit(ScaleTangent scale);

    void visit(Store store);

    void visit(StoreInRow store);

    void visit(Unpack unpack);
}
