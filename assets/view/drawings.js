/* Drawings that nobody sees are drawn after those that somebody sees, the nearest first. On paper
   none is old: print.js asks for all of them first. */
(function () {
  "use strict";

  /* What has changed in a drawing, by its id, until that is drawn. */
  const waiting = new Map();

  /* How far from the screen the drawing stands, in pixels; 0 for one that is seen. */
  function distance(drawing) {
    const {top, bottom} = drawing.getBoundingClientRect();
    return Math.max(0, top - window.innerHeight, -bottom);
  }
  const distanceOf = (id) => distance(document.getElementById(id));

  /* The ids of those that were seen before the page began to change: to ask for a place amidst the
     changes has the browser lay out the page for each. */
  let seen = new Set();

  const plotOf = (id) => document.querySelector(`#${CSS.escape(id)} .js-plotly-plot`);

  /* plotly writes into what it is given, and Dash lets a layout fill its place. */
  function react(plot, figure) {
    const {data, layout} = structuredClone(figure);
    window.Plotly.react(plot, data, {
      ...layout, autosize: true, width: undefined, height: undefined,
    });
  }

  /* Another figure is plotly's to draw, at once: through Dash it would come a frame later, hidden
     and measured anew in between. Dash then holds an older one, which it must never draw: so it gets
     the figure with whatever else changes. */
  function draw(id) {
    const changed = waiting.get(id);
    waiting.delete(id);
    const plot = plotOf(id);
    if (plot) react(plot, changed.figure);
    if (!plot || Object.keys(changed).length > 1) {
      window.dash_clientside.set_props(id, structuredClone(changed));
    }
  }

  function forgetWhatIsGone() {
    for (const id of [...waiting.keys()]) {
      if (!document.getElementById(id)) waiting.delete(id);
    }
  }

  function drawNext() {
    forgetWhatIsGone();
    const [nearest] = [...waiting.keys()].sort((one, other) => distanceOf(one) - distanceOf(other));
    if (nearest) draw(nearest);
    return Boolean(nearest);
  }

  window.dashboardDrawings = {
    /* The page is about to change. */
    look() {
      const drawings = [...document.querySelectorAll(".dash-graph")];
      seen = new Set(drawings.filter((one) => distance(one) === 0).map(({id}) => id));
    },
    /* Let the drawing have its figure and what else has changed: now if it is seen, otherwise
       soon. */
    renew(id, figure, changed) {
      waiting.set(id, {...waiting.get(id), ...changed, figure});
      if (seen.has(id)) draw(id);
      else window.dashboardLater(drawNext);
    },
    forget(id) {
      waiting.delete(id);
    },
    /* Another page is shown: what its drawings have instead comes with it. */
    forgetAll() {
      waiting.clear();
    },
    /* Draw at once what still waits. */
    finish() {
      forgetWhatIsGone();
      [...waiting.keys()].forEach(draw);
    },
  };
})();
