package org.gradcost.circuit.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.math.KVectorChain;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * The positions of boxes, wires and the labels of wires, from left to right and without overlaps.
 *
 * <p>They are computed by the layered algorithm of the Eclipse Layout Kernel, the only maintained Java library (EPL-2.0,
 * pure Java, no program to install) that keeps the order of a gate's arguments and reserves space for the labels of wires.
 * JGraphX is no longer maintained; graphviz-java needs a JavaScript engine; both draw labels over wires.
 *
 * @param boxes one rectangle for each box of the diagram
 * @param labels one rectangle for each wire, with the value above its middle and the derivative below it
 * @param wires a line of horizontal and vertical segments for each wire
 * @param junctions the points where wires of one box branch
 */
record Layout(
        List<Rectangle> boxes,
        List<Rectangle> labels,
        List<List<Point>> wires,
        List<Point> junctions,
        double width,
        double height) {

    record Point(double x, double y) {}

    record Rectangle(double x, double y, double width, double height) {

        double centreX() {
            return x + width / 2;
        }

        double centreY() {
            return y + height / 2;
        }

        boolean overlaps(Rectangle other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** The size of a box or label that is laid out. */
    record Size(double width, double height) {}

    private static final double GAP = 12;
    private static final int SMALL = 80;
    private static final long LARGE_STACK = 512L << 20;

    static Layout of(List<Size> boxes, List<Size> labels, List<Diagram.Wire> wires) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode graph = graph(boxes.size() <= SMALL);
        List<ElkNode> nodes = new ArrayList<>();
        List<ElkPort> outputs = new ArrayList<>();
        for (Size box : boxes) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(box.width(), box.height());
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_ORDER);
            nodes.add(node);
            outputs.add(null);
        }
        List<ElkEdge> edges = new ArrayList<>();
        List<ElkLabel> texts = new ArrayList<>();
        for (int i = 0; i < wires.size(); i++) {
            Diagram.Wire wire = wires.get(i);
            if (outputs.get(wire.from()) == null) {
                outputs.set(wire.from(), port(nodes.get(wire.from()), PortSide.EAST));
            }
            ElkEdge edge =
                    ElkGraphUtil.createSimpleEdge(outputs.get(wire.from()), port(nodes.get(wire.to()), PortSide.WEST));
            ElkLabel label = ElkGraphUtil.createLabel(edge);
            label.setText(wire.primal());
            label.setDimensions(labels.get(i).width(), labels.get(i).height());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
            edges.add(edge);
            texts.add(label);
        }
        withLargeStack(() -> new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor()));
        return new Layout(
                nodes.stream()
                        .map(n -> new Rectangle(n.getX(), n.getY(), n.getWidth(), n.getHeight()))
                        .toList(),
                texts.stream()
                        .map(t -> new Rectangle(t.getX(), t.getY(), t.getWidth(), t.getHeight()))
                        .toList(),
                edges.stream().map(Layout::points).toList(),
                edges.stream()
                        .flatMap(edge -> junctions(edge).stream())
                        .map(v -> new Point(v.x, v.y))
                        .distinct()
                        .toList(),
                graph.getWidth(),
                graph.getHeight());
    }

    /** Runs the layout with a large stack, since it follows wires by recursion and a chain may have a few hundred gates. */
    private static void withLargeStack(Runnable layout) {
        FutureTask<?> task = new FutureTask<>(layout, null);
        new Thread(null, task, "circuit layout", LARGE_STACK).start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the circuit cannot be laid out", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ElkNode graph(boolean small) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        // The first option looks best, the second one is the fastest.
        graph.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY,
                small ? NodePlacementStrategy.NETWORK_SIMPLEX : NodePlacementStrategy.BRANDES_KOEPF);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(GAP));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, GAP);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, GAP);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, GAP);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, GAP);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, GAP / 2);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, GAP / 2);
        graph.setProperty(LayeredOptions.THOROUGHNESS, small ? 20 : 3);
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        return graph;
    }

    /** Adds a port. Ports on the left are indexed from the bottom up, so that the first argument needs the highest index. */
    private static ElkPort port(ElkNode node, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        if (side == PortSide.WEST) {
            port.setProperty(LayeredOptions.PORT_INDEX, -node.getPorts().size());
        }
        return port;
    }

    private static List<KVector> junctions(ElkEdge edge) {
        KVectorChain junctions = edge.getProperty(LayeredOptions.JUNCTION_POINTS);
        return junctions == null ? List.of() : junctions;
    }

    private static List<Point> points(ElkEdge edge) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(bend.getX(), bend.getY()));
            }
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        return points;
    }
}
