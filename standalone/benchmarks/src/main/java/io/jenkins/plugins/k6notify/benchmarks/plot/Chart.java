package io.jenkins.plugins.k6notify.benchmarks.plot;

/** A picture of some figures. */
sealed interface Chart permits BarChart, LineChart {

    /** How wide every picture is. */
    int WIDTH = 760;

    String title();

    /** All that the picture shows, in words. */
    String description();

    int height();

    /** Draws below the title. */
    void draw(Svg svg);
}
