/* A choice among the filters asks for its address at once, as a link would. The form stays as it is:
   view.js changes only the figures. What is not chosen is left out of the address. */
document.addEventListener("change", (event) => {
  const form = event.target.closest("#filter-form");
  if (!form || event.target.tagName !== "SELECT") return;
  const query = new URLSearchParams(
    [...new FormData(form)].filter(([, value]) => value !== "")
  ).toString();
  window.dashboardAddress.go(window.location.pathname + (query ? "?" + query : ""));
});

/* Who goes back before the answer is there has chosen nothing. */
window.addEventListener("popstate", () => {
  const form = document.getElementById("filter-form");
  if (form) form.reset();
});
