/* A choice among the filters asks for its address at once, as a link would. The form stays as it is:
   view.js changes only the figures. What is not chosen is left out of the address. */
document.addEventListener("change", (event) => {
  const form = event.target.closest("#filter-form");
  if (!form || event.target.tagName !== "SELECT") return;
  const query = new URLSearchParams(
    [...new FormData(form)].filter(([, value]) => value !== "")
  ).toString();
  window.history.pushState({}, "", window.location.pathname + (query ? "?" + query : ""));
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
});
