/* plotly.js ships a Danish locale that cannot be loaded in a browser and has no number format. */
(function () {
  "use strict";
  if (!window.Plotly) return;
  const months = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
    "september", "oktober", "november", "december"];
  const days = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];
  window.Plotly.register({
    moduleType: "locale",
    name: "da",
    dictionary: {},
    format: {
      days: days,
      shortDays: days.map((day) => day.slice(0, 3)),
      months: months,
      shortMonths: months.map((month) => month.slice(0, 3)),
      date: "%d-%m-%Y",
      decimal: ",",
      thousands: ".",
      grouping: [3],
      currency: ["", " kr."],
    },
  });
})();
