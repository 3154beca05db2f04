/* On paper: every disclosure open, every drawing at the size that print.css keeps free for it. A
   drawing has the size of the screen until it is told otherwise, and what the paper's layout will
   be cannot be measured beforehand; so the sizes are said here and there, in CSS pixels. */
(function () {
  "use strict";

  const SIZES = {"gauge-arc": [200, 106], "wide-chart": [680, 260]};
  /* Other drawings keep their height, which follows what they hold, and get the paper's width. */
  const PAPER = 680;
  const opened = [];

  function plots() {
    return window.Plotly ? [...document.querySelectorAll(".js-plotly-plot")] : [];
  }

  window.addEventListener("beforeprint", () => {
    window.dashboardMarkup.finish();
    document.querySelectorAll("details.numbers:not([open])").forEach((part) => {
      part.open = true;
      opened.push(part);
    });
    window.dashboardDrawings.finish();
    plots().forEach((plot) => {
      const kind = Object.keys(SIZES).find((name) => plot.closest("." + name));
      if (!kind) {
        window.Plotly.relayout(plot, {width: PAPER});
        return;
      }
      const [width, height] = SIZES[kind];
      window.Plotly.relayout(plot, {width: width, height: height});
    });
  });

  window.addEventListener("afterprint", () => {
    opened.splice(0).forEach((part) => { part.open = false; });
    plots().forEach((plot) => {
      const isSized = Object.keys(SIZES).some((name) => plot.closest("." + name));
      const size = isSized ? {width: null, height: null} : {width: null};
      window.Plotly.relayout(plot, {...size, autosize: true});
    });
  });
})();
