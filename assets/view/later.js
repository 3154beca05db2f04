/* What nobody sees comes after what is seen: a little later and one piece at a time, each in a task
   of its own, so that a choice and a scroll get their turn between them. */
(function () {
  "use strict";

  /* Milliseconds in which what is seen gets onto the screen first. */
  const PAUSE = 100;
  const underWay = new Set();

  function follow(doNext, pause) {
    underWay.add(doNext);
    window.setTimeout(() => {
      underWay.delete(doNext);
      if (doNext()) follow(doNext, 0);
    }, pause);
  }

  /* Call `doNext` soon, and again as long as it says that it has found something to do. */
  window.dashboardLater = (doNext) => {
    if (!underWay.has(doNext)) follow(doNext, PAUSE);
  };
})();
