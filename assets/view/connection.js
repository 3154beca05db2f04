/* Whether the figures on the page can still be trusted to be the latest: a calm banner says when
   the server or its database does not answer, and goes away by itself. Also: a hidden tab does not
   ask at all. Another banner says when the viewer is no longer signed in. */
(function () {
  "use strict";

  const CALLBACKS = "/_dash-update-component";
  const state = {server: false, database: false};

  function show() {
    const banner = document.getElementById("connection");
    if (banner) banner.classList.toggle("is-down", state.server || state.database);
  }

  window.dashboardConnection = {
    heard,
    database(down) {
      state.database = down;
      show();
    },
  };

  /* The session has ended: nothing is asked any more, and the way back leads to this very view. */
  function signedOut() {
    const notice = document.getElementById("signed-out");
    const set = window.dash_clientside && window.dash_clientside.set_props;
    if (set) set("poll", {disabled: true});
    if (!notice) return;
    notice.classList.add("is-out");
    notice.querySelectorAll("a").forEach((link) => {
      const target = new URL(link.href);
      target.searchParams.set("next", window.location.pathname + window.location.search);
      link.href = target.pathname + target.search;
    });
  }

  function heard(response) {
    if (response && response.status === 401) return signedOut();
    const answers = Boolean(response && response.status < 500);
    const back = state.server && answers;
    state.server = !answers;
    show();
    // What was asked for meanwhile got no answer: draw the address once more.
    if (back) window.dash_clientside.set_props("token", {data: "back " + Date.now()});
  }

  const send = window.fetch;
  window.fetch = function (resource, options) {
    const url = String((resource && resource.url) || resource);
    const answer = send.call(this, resource, options);
    if (url.includes(CALLBACKS)) {
      answer.then(heard, () => heard(null));
    }
    return answer;
  };

  document.addEventListener("visibilitychange", () => {
    if (window.dash_clientside && window.dash_clientside.set_props) {
      const isOut = document.querySelector("#signed-out.is-out");
      window.dash_clientside.set_props("poll", {disabled: document.hidden || Boolean(isOut)});
    }
  });
})();
