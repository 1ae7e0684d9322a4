package org.gradcost.results.report;

import java.util.List;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.results.report.ReportTable.Field;

/** The table of what each mode of a run is made for and how it was measured, without the modes whose traits do not state it. */
final class Usages {

    private Usages() {}

    /** Returns the table, in the order of modes. */
    static ReportTable of(ReportData data) {
        ReportTable table = new ReportTable()
                .text("mode")
                .text("library")
                .text("made for")
                .text("measured with")
                .text("its users would");
        data.rows().stream()
                .map(row -> row.cell().mode())
                .distinct()
                .sorted(data.roles().order())
                .forEach(mode -> add(table, mode, data.roles().traits(mode)));
        return table;
    }

    private static void add(ReportTable table, String mode, ModeTraits traits) {
        Usage usage = traits.usage();
        if (usage != null) {
            table.row(
                    "",
                    List.of(
                            Field.text(mode),
                            Field.text(library(traits)),
                            Field.text(usage.purpose()),
                            Field.text(usage.settings()),
                            Field.text(usage.practice())));
        }
    }

    private static String library(ModeTraits traits) {
        String version = traits.version().equals("unknown") ? "" : " " + traits.version();
        return traits.library() + version + " (" + traits.language() + ")";
    }
}
