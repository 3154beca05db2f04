/* Whether the figures on the page can still be trusted to be the latest: a calm banner says when
   the server or its database does not answer, and goes away by itself. Also: a hidden tab does not
   ask at all. */
(function () {
  "use strict";

  const CALLBACKS = "/_dash-update-component";
  const state = {server: false, database: false};

  function show() {
    const banner = document.getElementById("connection");
    if (banner) banner.classList.toggle("is-down", state.server || state.database);
  }

  window.dashboardConnection = {
    database(down) {
      state.database = down;
      show();
    },
  };

  function heard(answers) {
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
      answer.then((response) => heard(response.status < 500), () => heard(false));
    }
    return answer;
  };

  document.addEventListener("visibilitychange", () => {
    if (window.dash_clientside && window.dash_clientside.set_props) {
      window.dash_clientside.set_props("poll", {disabled: document.hidden});
    }
  });
})();
