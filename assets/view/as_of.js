/* The date form asks for its address without a reload, as a link would. Without this script it is
   an ordinary form that does the same with a reload. */
document.addEventListener("submit", (event) => {
  if (event.target.id !== "as-of-form") return;
  event.preventDefault();
  const query = new URLSearchParams(new FormData(event.target)).toString();
  window.dashboardAddress.go(window.location.pathname + "?" + query);
});

/* A disclosure menu closes on Escape and when something else is chosen. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
