/*
 * Draws a test over the builds of its job with ECharts from the plugin echarts-api: outcomes of its runs, the chosen metric,
 * the error rate, and thresholds and the baseline as lines. The page of the trend has the same data as a table.
 */
(function () {
  // Each kind has its own form, as colours alone are not distinct for everyone.
  const KINDS = [
    { kind: "passed", text: "passed", symbol: "circle", color: "--success-color" },
    {
      kind: "test_failed",
      text: "failed",
      symbol: "path://M2 0 5 3 8 0 10 2 7 5 10 8 8 10 5 7 2 10 0 8 3 5 0 2Z",
      color: "--error-color",
    },
    { kind: "stopped", text: "aborted", symbol: "diamond", color: "--text-color-secondary" },
  ];

  // Top and height in pixels: outcomes, metric, error rate.
  const FULL = { legend: true, grids: [[32, 24], [84, 150], [280, 52]] };
  const SMALL = { legend: false, grids: [[2, 20], [44, 92], [170, 30]] };
  // Fixed line height: ECharts would derive it from the width of a Chinese character in the font.
  const LINE = 15;
  const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
  const LEFT = 62;
  const RIGHT = 14;

  /** Maps names of CSS variables to colors in a notation that ECharts supports; it does not support oklch(). */
  function colorsOf(element) {
    const probe = document.createElement("span");
    probe.hidden = true;
    element.parentElement.append(probe);
    const found = (name) => {
      probe.style.color = `color-mix(in srgb, var(${name}) 100%, transparent)`;
      const color = getComputedStyle(probe).color;
      if (!color.startsWith("color(srgb ")) {
        return color;
      }
      const [red, green, blue, alpha = 1] = color.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
      const byte = (part) => Math.round(255 * Math.min(1, Math.max(0, part)));
      return `rgba(${byte(red)}, ${byte(green)}, ${byte(blue)}, ${alpha})`;
    };
    const colors = Object.fromEntries(
      [
        "--text-color",
        "--text-color-secondary",
        "--background",
        "--jenkins-border-color",
        "--blue",
        "--orange",
        ...KINDS.map(({ color }) => color),
      ].map((name) => [name, found(name)]),
    );
    probe.remove();
    return colors;
  }

  /** Content of the tooltip, built from elements, so that untrusted text is never parsed as markup. */
  function hint(run, plots) {
    const box = document.createElement("div");
    const add = (text) => {
      const line = document.createElement("div");
      line.textContent = text;
      box.append(line);
    };
    add(`#${run.build} ${run.outcome}`);
    box.firstChild.style.fontWeight = "bold";
    run.values.forEach((value, i) => {
      if (value !== null) {
        add(`${plots[i].name}: ${value.text}`);
      }
    });
    return box;
  }

  /** Formats numbers in the language of the page. */
  function numbersIn(language) {
    const number = new Intl.NumberFormat(language);
    const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
    const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 2 });
    const bytes = (value) => {
      const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
      return `${number.format(value / 1000 ** power)} ${UNITS[power]}`;
    };
    return {
      time: (value) => (value < 1000 ? `${number.format(value)} ms` : `${number.format(value / 1000)} s`),
      share: (value) => share.format(value),
      bytes,
      bytesPerSecond: (value) => `${bytes(value)}/s`,
      number: (value) => compact.format(value),
      perSecond: (value) => `${compact.format(value)}/s`,
    };
  }

  const STYLES = {
    threshold: { type: "dashed", color: "--error-color" },
    baseline: { type: "dotted", color: "--text-color" },
  };

  function lines(limits, colors) {
    return {
      symbol: "none",
      silent: true,
      label: {
        lineHeight: LINE,
        textBorderColor: colors["--background"],
        textBorderWidth: 3,
        formatter: ({ name }) => name,
      },
      data: limits.map(({ value, text, kind }) => ({
        yAxis: value,
        name: text,
        lineStyle: { type: STYLES[kind].type, color: colors[STYLES[kind].color], width: 1.5 },
        // At different ends, so that lines with similar values stay readable.
        label: {
          position: kind === "baseline" ? "insideStartTop" : "insideEndTop",
          color: colors[STYLES[kind].color],
        },
      })),
    };
  }

  function options(element, trend) {
    const { runs, plots } = trend;
    const texts = element.dataset;
    const formats = numbersIn(texts.language);
    const shape = element.classList.contains("k6-trend__chart--small") ? SMALL : FULL;
    const colors = colorsOf(element);
    const muted = colors["--text-color-secondary"];
    const values = (plot) => runs.flatMap((run, i) => (run.values[plot] === null ? [] : [[i, run.values[plot].value]]));
    const measured = (grid, series) => [
      {
        ...series,
        xAxisIndex: grid,
        yAxisIndex: grid,
        data: values(grid - 1),
        markLine: lines(plots[grid - 1].lines, colors),
      },
      // Invisible: extends the axis to limits far from all values.
      {
        type: "line",
        xAxisIndex: grid,
        yAxisIndex: grid,
        silent: true,
        symbol: "none",
        lineStyle: { opacity: 0 },
        data: plots[grid - 1].lines.map(({ value }) => [0, value]),
      },
    ];
    const valueAxis = (grid) => ({
      gridIndex: grid,
      type: "value",
      name: plots[grid - 1].name,
      nameTruncate: { maxWidth: Math.max(60, element.clientWidth - RIGHT), ellipsis: "…" },
      nameGap: 10,
      nameMoveOverlap: false,
      nameTextStyle: { color: muted, lineHeight: LINE, align: "left", padding: [0, 0, 0, -LEFT + 8] },
      splitNumber: 3,
      axisLabel: { color: muted, lineHeight: LINE, formatter: formats[plots[grid - 1].unit] },
      splitLine: { lineStyle: { color: colors["--jenkins-border-color"] } },
    });
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(element).fontFamily, color: colors["--text-color"] },
      legend: {
        show: shape.legend,
        type: "scroll",
        top: 0,
        left: 0,
        selectedMode: false,
        itemWidth: 11,
        itemHeight: 11,
        textStyle: { color: colors["--text-color"] },
        data: KINDS.map(({ text, symbol }) => ({ name: texts[text], icon: symbol })),
      },
      tooltip: {
        trigger: "axis",
        confine: true,
        backgroundColor: colors["--background"],
        borderColor: colors["--jenkins-border-color"],
        textStyle: { color: colors["--text-color"] },
        formatter: ([first]) => hint(runs[first.value[0]], plots),
      },
      axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: muted }, label: { show: false } },
      // These positions are exact: ECharts 6 would make room for labels by itself.
      grid: shape.grids.map(([top, height]) => ({ top, height, left: LEFT, right: RIGHT, outerBoundsMode: "none" })),
      xAxis: shape.grids.map((_, grid) => ({
        gridIndex: grid,
        type: "category",
        data: runs.map(({ build }) => `#${build}`),
        axisLabel: { show: grid === 2, color: muted, lineHeight: LINE, margin: 10 },
        axisTick: { show: grid === 2 },
        axisLine: { show: grid > 0, lineStyle: { color: colors["--jenkins-border-color"] } },
      })),
      yAxis: [
        { gridIndex: 0, type: "value", show: false, min: -1, max: 1 },
        valueAxis(1),
        { ...valueAxis(2), splitNumber: 1 },
      ],
      series: [
        ...KINDS.map(({ kind, text, symbol, color }) => ({
          name: texts[text],
          type: "scatter",
          symbol,
          symbolSize: Math.max(5, Math.min(11, (element.clientWidth - LEFT - RIGHT) / runs.length - 1)),
          itemStyle: { color: colors[color] },
          data: runs.flatMap((run, i) => (run.kind === kind ? [[i, 0]] : [])),
        })),
        ...measured(1, {
          type: "line",
          symbol: "circle",
          symbolSize: 5,
          showAllSymbol: true,
          itemStyle: { color: colors["--blue"] },
          lineStyle: { color: colors["--blue"], width: 2 },
        }),
        ...measured(2, { type: "bar", barMaxWidth: 14, itemStyle: { color: colors["--orange"] } }),
      ],
    };
  }

  /** Returns the run whose column is at this position of the chart; undefined beside the columns. */
  function runAt(chart, runs, x, y) {
    const [index] = chart.convertFromPixel({ gridIndex: 0 }, [x, y]);
    return x < LEFT || x > chart.getWidth() - RIGHT ? undefined : runs[index];
  }

  Behaviour.specify(".k6-trend__chart", "k6-trend", 0, (element) => {
    const trend = JSON.parse(element.dataset.trend);
    const chart = echarts.init(element);
    const draw = () => chart.setOption(options(element, trend), true);
    draw();
    new ResizeObserver(() => {
      chart.resize();
      draw();
    }).observe(element);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    chart.getZr().on("click", ({ offsetX, offsetY, event }) => {
      const run = runAt(chart, trend.runs, offsetX, offsetY);
      if (run) {
        const page = `${element.dataset.job}${run.build}/k6/`;
        if (event.ctrlKey || event.metaKey) {
          window.open(page, "_blank", "noopener");
        } else {
          window.location.assign(page);
        }
      }
    });
  });
})();
