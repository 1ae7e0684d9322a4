package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;

/** A statement of generated code. */
public sealed interface Statement
        permits AddInputs,
                AddRows,
                AddTangent,
                AssignTangent,
                AddToMatrixRow,
                AddToRows,
                AddToTangent,
                ArrayFunction,
                Call,
                Clear,
                CombineRows,
                ClearRow,
                ClearTangent,
                CopyInputs,
                CopyRow,
                For,
                GradientOfProduct,
                Guard,
                If,
                MultiplyInputs,
                MultiplyRow,
                Pack,
                ScalarStatement,
                ScaleTangent,
                StoreInRow,
                SumRow,
                Unpack {

    /** Calls the visitor's method for this kind. */
    void accept(StatementVisitor visitor);

    /** Returns the blocks of statements in it. */
    default List<List<Statement>> blocks() {
        return List.of();
    }

    /** Returns whether it stores in the gradient at positions that are not those of a {@link Store}. */
    default boolean storesWholeGradientRows() {
        return false;
    }

    /** Adds what it needs of scratch arrays. */
    default void addTo(ScratchLayout scratch) {}

    /** Returns the expressions that it evaluates itself, without those in its blocks. */
    default List<CodeExpression> expressions() {
        return List.of();
    }
}
