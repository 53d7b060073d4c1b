package dev.joins.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The pictures: both have logarithmic axes, since a ratio of 2 is as far from 1 as one of 0.5. */
final class Charts {
  private static final int WIDTH = 1000;
  private static final String REACHED = "goal met";
  private static final String MISSED = "goal missed";
  private static final String NO_GOAL = "no goal";

  private Charts() {}

  /** A bar for each ratio, from 1 to the left where ours is faster. */
  static void ratios(List<Comparison> comparisons, Path file) throws IOException {
    var data = new DefaultCategoryDataset();
    for (var series : List.of(REACHED, MISSED, NO_GOAL)) {
      for (var comparison : comparisons) {
        var own = comparison.goal() == null ? NO_GOAL : comparison.isMet() ? REACHED : MISSED;
        data.addValue(
            own.equals(series) ? comparison.ratio().median() : null,
            series,
            comparison.label() + " / " + comparison.peer());
      }
    }
    var axis = logAxis("ours / peer: left of 1 we are faster");
    var renderer = new BarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setBase(1);
    renderer.setSeriesPaint(0, new Color(0x2E8B57));
    renderer.setSeriesPaint(1, new Color(0xC0504D));
    renderer.setSeriesPaint(2, new Color(0x8C8C8C));
    var labels = new CategoryAxis();
    labels.setMaximumCategoryLabelWidthRatio(0.6f);
    var plot = new CategoryPlot(data, labels, axis, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.addRangeMarker(new ValueMarker(1, Color.BLACK, new BasicStroke(1)));
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    write(plot, 120 + 22 * comparisons.size(), file);
  }

  /** A line for each curve. */
  static void curves(List<Curve> curves, Path file) throws IOException {
    var data = new XYSeriesCollection();
    for (var curve : curves) {
      var series = new XYSeries(curve.label());
      curve.points().keySet().forEach(pending -> series.add((double) pending, curve.cost(pending)));
      data.addSeries(series);
    }
    var plot =
        new XYPlot(
            data,
            logAxis("pending"),
            logAxis("one more message, ns"),
            new XYLineAndShapeRenderer());
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    write(plot, 600, file);
  }

  private static LogAxis logAxis(String label) {
    var axis = new LogAxis(label);
    axis.setStandardTickUnits(new NumberTickUnitSource());
    return axis;
  }

  private static void write(org.jfree.chart.plot.Plot plot, int height, Path file)
      throws IOException {
    var chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, height);
  }
}
