/* On paper: every disclosure open, every drawing as wide as its column. A drawing has the size of
   the screen until it is told otherwise. */
(function () {
  "use strict";
  const closed = [];

  function fit() {
    if (!window.Plotly) return;
    document.querySelectorAll(".js-plotly-plot").forEach((plot) => {
      const box = plot.parentElement.getBoundingClientRect();
      if (box.width && box.height) {
        window.Plotly.relayout(plot, {width: box.width, height: box.height});
      }
    });
  }

  window.addEventListener("beforeprint", () => {
    document.documentElement.classList.add("on-paper");
    document.querySelectorAll("details.numbers:not([open])").forEach((part) => {
      part.open = true;
      closed.push(part);
    });
    fit();
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("on-paper");
    closed.splice(0).forEach((part) => { part.open = false; });
    document.querySelectorAll(".js-plotly-plot").forEach((plot) => {
      window.Plotly.relayout(plot, {width: null, height: null, autosize: true});
    });
  });
})();
