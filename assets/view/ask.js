/* A form that leads to an address without a reload. A field for a pseudonym takes nothing else:
   a name or a CPR number that somebody writes there never leaves the browser, since addresses are
   kept in its history and in logs. The server looks once more. */
(function () {
  "use strict";

  const PSEUDONYM = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

  function looksLikeCpr(written) {
    return /(^|[^0-9])([0-9]{6}[-._/]{0,2}[0-9]{4}|[0-9]{9})([^0-9]|$)/.test(written);
  }

  function isRefused(field) {
    const written = field.value.trim();
    return written !== "" && (!PSEUDONYM.test(written) || looksLikeCpr(written));
  }

  function go(address) {
    window.dashboardAddress.go(address);
    window.scrollTo(0, 0);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.ask");
    if (!form) return;
    event.preventDefault();
    const fields = [...form.querySelectorAll("input.pseudonym")];
    const refused = fields.find(isRefused);
    const sentence = form.querySelector(".ask-refused");
    sentence.hidden = !refused;
    fields.forEach((field) => field.setAttribute("aria-invalid", String(field === refused)));
    if (refused) {
      refused.focus();
      return;
    }
    // not form.action, which is a field where one has this name
    const action = form.getAttribute("action");
    const given = [...new FormData(form)]
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== "");
    if (form.classList.contains("ask-into-path")) {
      const [last] = fields;
      const written = last.value.trim();
      if (!written) {
        last.focus();
        return;
      }
      const rest = new URLSearchParams(given.filter(([name]) => name !== last.name)).toString();
      go(`${action}/${encodeURIComponent(written)}${rest ? `?${rest}` : ""}`);
      return;
    }
    const query = new URLSearchParams(given).toString();
    go(action + (query ? `?${query}` : ""));
  });
})();
