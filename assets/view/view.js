/* Puts a view on the page. Dash replaces everything below an output when it changes, and with it
   focus, scroll and open disclosures. So the server sends the whole view, and this changes only the
   parts that are not as they were: a number, an arc, a row. */
(function () {
  "use strict";

  const MARKUP = "data-html";

  let shown = null;
  /* Where each part of the page that holds markup stands, and of which Dash is not told yet. */
  let places = new Map();
  const untold = [];

  /* Dash may change what it is given; what is kept to compare stays as it came. */
  const give = (path, props) =>
    window.dash_clientside.set_props(path, structuredClone(props));

  const isComponent = (part) => Boolean(part && part.props && part.type && part.namespace);
  const isHolder = (part) => typeof part === "object" && part !== null;
  function same(one, other) {
    if (!isHolder(one) || !isHolder(other)) return one === other;
    const names = Object.keys(one);
    return Array.isArray(one) === Array.isArray(other) &&
      names.length === Object.keys(other).length &&
      names.every((name) => same(one[name], other[name]));
  }
  const isSameKind = (one, other) =>
    isComponent(one) && isComponent(other) && one.type === other.type &&
    one.namespace === other.namespace && one.props.id === other.props.id &&
    // what markup.js has filled is not React's to fill
    (MARKUP in one.props) === (MARKUP in other.props);

  function renew(path, before, after) {
    const changed = {};
    for (const name of new Set([...Object.keys(before.props), ...Object.keys(after.props)])) {
      if (name !== "children" && !same(before.props[name], after.props[name])) {
        changed[name] = after.props[name] === undefined ? null : after.props[name];
      }
    }
    const old = before.props.children;
    const now = after.props.children;
    if (!same(old, now) && !renewChildren(path, old, now)) {
      changed.children = now === undefined ? null : now;
      forgetDrawings(now);
    }
    const names = Object.keys(changed);
    if (!names.length) return;
    if (after.type === "Graph") {
      window.dashboardDrawings.renew(after.props.id, after.props.figure, changed);
    } else if (names.every((name) => name === MARKUP) && places.has(before)) {
      places.get(before).setAttribute(MARKUP, changed[MARKUP]);
      untold.push([path, changed]);
    } else give(path, changed);
  }

  /* Markup is put where it stands, and Dash is told of it when the page has been drawn: through Dash
     it would come a frame later. The parts that hold markup stand on the page in their order. */
  function partsWithMarkup(part) {
    if (Array.isArray(part)) return part.flatMap(partsWithMarkup);
    if (!isComponent(part)) return [];
    return MARKUP in part.props ? [part] : partsWithMarkup(part.props.children);
  }

  function findPlaces(tree) {
    const parts = partsWithMarkup(tree);
    const found = document.querySelectorAll(`#page [${MARKUP}]`);
    // while Dash is still at work on the page it may have others
    if (found.length !== parts.length) return new Map();
    const holds = ([part, place]) => place.getAttribute(MARKUP) === part.props[MARKUP];
    return new Map(parts.map((part, i) => [part, found[i]]).filter(holds));
  }

  /* Before the page changes in other ways, too: what Dash does not know of it would not replace. */
  function tellOfMarkup() {
    untold.splice(0).forEach(([path, changed]) => give(path, changed));
  }

  /* What is made anew comes with its own figures: none that still waits is drawn over them. */
  function forgetDrawings(part) {
    if (Array.isArray(part)) part.forEach(forgetDrawings);
    if (!isComponent(part)) return;
    if (part.type === "Graph") window.dashboardDrawings.forget(part.props.id);
    forgetDrawings(part.props.children);
  }

  /* True when every change lies within children that stay where they are. */
  function renewChildren(path, old, now) {
    if (isSameKind(old, now)) {
      renew([...path, "props", "children"], old, now);
      return true;
    }
    if (!Array.isArray(old) || !Array.isArray(now) || old.length !== now.length) return false;
    if (!old.every((part, i) => same(part, now[i]) || isSameKind(part, now[i]))) return false;
    old.forEach((part, i) => {
      if (!same(part, now[i])) renew([...path, "props", "children", i], part, now[i]);
    });
    return true;
  }

  /* What has changed lights up for a moment: words only, since arcs and lines move by themselves. */
  function marking(change) {
    const page = document.getElementById("page");
    const marks = new MutationObserver((records) => {
      for (const record of records) {
        const target = record.target.nodeType === Node.TEXT_NODE
          ? record.target.parentElement : record.target;
        if (!target || target.children.length || !target.closest("main")) continue;
        target.classList.add("is-new");
        window.setTimeout(() => target.classList.remove("is-new"), 2500);
      }
    });
    marks.observe(page, {characterData: true, childList: true, subtree: true});
    change();
    window.setTimeout(() => marks.disconnect(), 500);
  }

  function pathOf(id) {
    const stores = window.dash_stores || [];
    return stores.length ? stores[0].getState().paths.strs[id] : undefined;
  }

  function closeMenus() {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus({preventScroll: true});
    });
  }

  /* A row of tabs that is wider than the screen shows the one that is open. */
  function showTab() {
    const tab = document.querySelector(".tabs .current");
    if (!tab) return;
    const row = tab.closest(".tabs");
    const [one, all] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += one.left + one.width / 2 - all.left - all.width / 2;
  }

  /* After a move to another page a keyboard or a screen reader begins at its heading. */
  function arrive(isMove) {
    const left = document.querySelector("main h1");
    let frames = 120;
    (function look() {
      const heading = document.querySelector("main h1");
      if (heading && heading !== left) {
        showTab();
        if (isMove) heading.focus({preventScroll: true});
      } else if (frames--) window.requestAnimationFrame(look);
    })();
  }

  /* What stands outside the page comes after it: when it was drawn, and what Dash asks with, the
     state of the data and the address. */
  function tellDash() {
    tellOfMarkup();
    give("updated", {children: shown.updated});
    give("seen", {data: shown.token});
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  window.dashboardView = {
    show(view) {
      // Set anew it has the browser work out the style of every part.
      if (document.documentElement.lang !== view.language) {
        document.documentElement.lang = view.language;
      }
      document.title = view.title;
      tellOfMarkup();
      const before = shown;
      shown = view;
      const path = pathOf("page");
      if (before && before.path === view.path && path) {
        const moved = before.address !== view.address;
        window.dashboardDrawings.look();
        places = findPlaces(before.tree);
        const change = () =>
          renew(path, {props: {children: before.tree}}, {props: {children: view.tree}});
        if (moved) {
          closeMenus();
          change();
        } else {
          marking(change);
        }
      } else {
        window.dashboardDrawings.forgetAll();
        arrive(Boolean(before));
        give("page", {children: view.tree});
      }
      window.dashboardLater(tellDash);
    },
  };

  const dash = (window.dash_clientside = window.dash_clientside || {});
  dash.view = {
    ...dash.view,
    storeState(state) {
      window.dashboardConnection.database(Boolean(state && state.down));
      return dash.no_update;
    },
  };
})();
