package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.List;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.summary.PayOff;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.Summary;
import org.gradcost.results.summary.SummaryRow;
import org.gradcost.terminal.Table;

/** The number of gradients after which a mode's set-up has paid off against reverse mode; empty if there is no set-up. */
public final class PayOffSection {

    private final List<PayOff> payOffs;

    public PayOffSection(Summary summary) {
        this.payOffs = PayOff.all(summary.rows(), summary.roles());
    }

    public void print(PrintWriter out) {
        if (payOffs.isEmpty()) {
            return;
        }
        Table table = new Table()
                .text("family")
                .text("gates")
                .text("mode")
                .number("n")
                .number("prepare")
                .number("gradient")
                .number(payOffs.get(0).reverse().cell().variant())
                .number("pays off after");
        for (PayOff payOff : payOffs) {
            SummaryRow row = payOff.row();
            table.row(
                    row.cell().family() + Series.of(row.cell()).shared(),
                    row.cell().gates(),
                    row.cell().variant(),
                    String.valueOf(row.cell().n()),
                    Rounded.time(row.prepareNs().orElseThrow(), 2),
                    Rounded.time(row.time().orElseThrow()),
                    Rounded.time(payOff.reverse().time().orElseThrow()),
                    payOff.gradients().isPresent()
                            ? Rounded.digits(payOff.gradients().getAsDouble(), 2)
                            : "never");
        }
        out.println();
        out.println("Preparation, done once in a cold JVM, and the number of gradients after which it beats reverse");
        out.println();
        out.println(table);
    }
}
