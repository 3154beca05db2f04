/* A link to another page of the dashboard asks for its address without a reload. What is to be
   fetched as a file, opened elsewhere or found on the same page is the browser's own to do. */
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("#page a[href^='/']");
  if (!link || link.target || link.hasAttribute("download")) return;
  event.preventDefault();
  window.dashboardAddress.go(link.getAttribute("href"));
  window.scrollTo(0, 0);
});
