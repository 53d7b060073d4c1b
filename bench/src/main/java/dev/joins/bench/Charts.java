package dev.joins.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The pictures; with logarithmic axes, since a ratio of 2 is as far from 1 as one of 0.5. */
final class Charts {
  private static final int WIDTH = 1000;
  private static final Color MET = new Color(0x2E8B57);
  private static final Color MISSED = new Color(0xC0504D);
  private static final Color NO_GOAL = new Color(0x8C8C8C);

  private Charts() {}

  /** A bar for each ratio, from 1 to the left where ours is faster. */
  static void ratios(List<Comparison> comparisons, Path file) throws IOException {
    var data = new DefaultCategoryDataset();
    for (var comparison : comparisons) {
      data.addValue(
          comparison.ratio().median(),
          "ratio",
          comparison.label() + " / " + Comparison.words(comparison.peer()));
    }
    var bars = new Bars(comparisons);
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setBase(1);
    var labels = new CategoryAxis();
    labels.setMaximumCategoryLabelWidthRatio(0.6f);
    var plot =
        new CategoryPlot(data, labels, logAxis("ours / peer: left of 1 we are faster", 2), bars);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.addRangeMarker(new ValueMarker(1, Color.BLACK, new BasicStroke(1)));
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    var legend = new LegendItemCollection();
    legend.add(new LegendItem("goal met", MET));
    legend.add(new LegendItem("goal missed", MISSED));
    legend.add(new LegendItem("no goal", NO_GOAL));
    plot.setFixedLegendItems(legend);
    write(plot, 120 + 20 * comparisons.size(), file);
  }

  /** Their colour says whether the goal is met. */
  private static final class Bars extends BarRenderer {
    private static final long serialVersionUID = 1;

    private final transient List<Comparison> comparisons;

    Bars(List<Comparison> comparisons) {
      this.comparisons = comparisons;
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      var comparison = comparisons.get(column);
      return comparison.goal() == null ? NO_GOAL : comparison.isMet() ? MET : MISSED;
    }
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
            logAxis("pending", 10),
            logAxis("one more message, ns", 10),
            new XYLineAndShapeRenderer());
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    write(plot, 600, file);
  }

  /** With a line at each power of the base. */
  private static LogAxis logAxis(String label, int base) {
    var axis = new LogAxis(label);
    axis.setBase(base);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return axis;
  }

  private static void write(Plot plot, int height, Path file) throws IOException {
    plot.setBackgroundPaint(Color.WHITE);
    var chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, height);
  }
}
