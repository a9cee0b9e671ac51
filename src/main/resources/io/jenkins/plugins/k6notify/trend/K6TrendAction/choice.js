/*
 * Remembers the metric that was chosen on the page of a trend, for all jobs, in the browser: as the plugin echarts-api does
 * for its charts. The server renders the chosen metric alone, so a page without a choice in its address is loaded again.
 */
(function () {
  const KEY = "k6-notify-trend-metric";

  /* Browsers can deny access to the storage. */
  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function store(metric) {
    try {
      localStorage.setItem(KEY, metric);
    } catch {
      // The choice is then in the address alone.
    }
  }

  Behaviour.specify(".k6-trend-choice", "k6-trend-choice", 0, (form) => {
    const select = form.querySelector("select[name='metric']");
    const url = new URL(location.href);
    const metric = stored();
    const offered = [...select.options].some((option) => option.value === metric);
    if (!url.searchParams.has("metric") && offered && metric !== select.value) {
      url.searchParams.set("metric", metric);
      location.replace(url.href);
      return;
    }
    form.addEventListener("submit", () => store(select.value));
  });
})();
