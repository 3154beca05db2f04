/* Goes to an address of the dashboard without a reload, and asks the server for its view. A choice
   asks at once: by a callback of Dash it would be asked for several frames later. */
(function () {
  "use strict";

  const VIEW = "/view";
  /* What the page asks for by itself is no use that keeps anybody signed in. */
  const BY_ITSELF = {"Asked-By-Itself": "1"};

  /* Milliseconds after which somebody who waits is told that the answer is on its way. */
  const SLOW = 400;

  const here = () => window.location.pathname + window.location.search;

  let asked = null;
  let underWay = new AbortController();
  let news;

  async function ask(headers) {
    const isFirst = asked === null;
    underWay.abort();
    underWay = new AbortController();
    const {signal} = underWay;
    asked = here();
    const slow = window.setTimeout(() => showWaiting(true), SLOW);
    const answer = await fetchView(asked, {headers, signal});
    window.clearTimeout(slow);
    if (signal.aborted) return;
    showWaiting(false);
    if (answer.view) window.dashboardView.show(answer.view);
    else if (answer.isRefused && !isFirst) window.location.reload();
  }

  const showWaiting = (isOn) => document.documentElement.classList.toggle("is-waiting", isOn);

  /* Without an answer, or signed out, a banner says so. What else is refused has a page of the
     server's own at the address itself. */
  async function fetchView(address, options) {
    try {
      const response = await window.fetch(VIEW + address, options);
      window.dashboardConnection.heard(response);
      if (response.ok) return {view: await response.json()};
      return {isRefused: response.status !== 401 && response.status < 500};
    } catch {
      if (!options.signal.aborted) window.dashboardConnection.heard(null);
      return {};
    }
  }

  /* Back and forward, also before the answer is there. */
  window.addEventListener("popstate", () => {
    if (asked !== here()) ask();
  });

  window.dashboardAddress = {
    go(address) {
      window.history.pushState({}, "", address);
      ask();
    },
  };

  const dash = (window.dash_clientside = window.dash_clientside || {});
  dash.view = {
    ...dash.view,
    /* At first nothing has been asked for; another token says that the data have changed. */
    follow(_pathname, _search, token) {
      const isNew = token !== news;
      news = token;
      if (asked === null) ask();
      else if (isNew) ask(BY_ITSELF);
    },
  };
})();
