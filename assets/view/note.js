/* The note of a release that was refused is there again to be put right. It may say anything, so it
   travels in no address: the tab keeps it while the form is sent. */
(function () {
  "use strict";

  const KEY = "dashboard-note";
  const form = () => document.getElementById("publish-form");

  document.addEventListener("submit", ({target}) => {
    if (target !== form()) return;
    window.sessionStorage.setItem(KEY, JSON.stringify({
      action: target.getAttribute("action"),
      note: target.elements.namedItem("publish-note").value,
    }));
  });

  const sent = JSON.parse(window.sessionStorage.getItem(KEY));
  window.sessionStorage.removeItem(KEY);
  if (!sent || !new URLSearchParams(window.location.search).has("refused")) return;

  new MutationObserver((_, observer) => {
    if (!form()) return;
    observer.disconnect();
    if (form().getAttribute("action") === sent.action) {
      form().elements.namedItem("publish-note").value = sent.note;
    }
  }).observe(document, {subtree: true, childList: true});
})();
