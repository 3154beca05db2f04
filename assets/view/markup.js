/* Puts markup where a component says `data-html`, and somewhat later where a closed disclosure says
   `data-later`. What stands there already stays the same node where it is the same part: only words
   and attributes that differ are changed, so that focus, selection, scroll, open disclosures and
   what has been typed stay. */
(function () {
  "use strict";

  const AT_ONCE = "data-html";
  const LATER = "data-later";

  const isSamePart = (old, now) => old.nodeName === now.nodeName && old.id === now.id;

  /* What the browser or the reader has done to a part is not in its markup. */
  const isTheReaders = (node, name) => name === "open" && node.nodeName === "DETAILS";

  function renewAttributes(old, now) {
    for (const name of old.getAttributeNames()) {
      if (now.hasAttribute(name) || isTheReaders(old, name)) continue;
      old.removeAttribute(name);
      if (name === "selected") old.selected = false;
    }
    for (const name of now.getAttributeNames()) {
      const value = now.getAttribute(name);
      if (old.getAttribute(name) === value) continue;
      old.setAttribute(name, value);
      if (name === "selected") old.selected = true;
      if (name === "value" && old.nodeName === "INPUT") old.value = value;
    }
  }

  function renew(old, now) {
    if (old.isEqualNode(now)) return;
    if (old.nodeType === Node.TEXT_NODE) {
      old.data = now.data;
      return;
    }
    renewAttributes(old, now);
    if (!now.hasAttribute(LATER)) renewInside(old, now);
  }

  /* A part with an id is itself wherever it stands; another is the next one, if of its kind. */
  function find(from, now) {
    let other = from;
    while (other && !isSamePart(other, now)) other = now.id ? other.nextSibling : null;
    return other;
  }

  function renewInside(old, now) {
    let next = old.firstChild;
    let coming = now.firstChild;
    while (coming) {
      const wanted = coming;
      coming = coming.nextSibling;
      const found = find(next, wanted);
      if (!found) {
        old.insertBefore(wanted, next);
        continue;
      }
      while (next !== found) {
        const gone = next;
        next = next.nextSibling;
        gone.remove();
      }
      next = found.nextSibling;
      renew(found, wanted);
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  }

  /* Dash says once more what stands there already. */
  const filled = new WeakMap();

  function fillOnce(place) {
    const markup = place.getAttribute(AT_ONCE);
    if (filled.get(place) === markup) return;
    filled.set(place, markup);
    fill(place, AT_ONCE);
  }

  function fill(place, name) {
    const template = document.createElement("template");
    template.innerHTML = place.getAttribute(name) || "";
    if (place.firstChild) renewInside(place, template.content);
    else place.append(template.content);
  }

  /* What is in a closed disclosure comes after what is seen. */
  const waiting = new Set();

  function fillLater(place) {
    waiting.add(place);
    if (place.closest("details:not([open])")) window.dashboardLater(fillNext);
    else fillWaiting(place);
  }

  function fillWaiting(place) {
    waiting.delete(place);
    if (place.isConnected) fill(place, LATER);
  }

  function fillNext() {
    const [next] = waiting;
    if (next) fillWaiting(next);
    return Boolean(next);
  }

  function fillWithin(part) {
    for (const place of [...waiting]) if (part.contains(place)) fillWaiting(place);
  }

  /* A click comes before the disclosure opens. The browser's own search opens it without one. */
  for (const kind of ["click", "toggle"]) {
    document.addEventListener(kind, ({target}) => {
      const disclosure = waiting.size && target.closest && target.closest("details");
      if (disclosure) fillWithin(disclosure);
    }, true);
  }

  window.dashboardMarkup = {
    isWhole: () => !waiting.size,
    /* Paper shows what is closed. */
    finish: () => fillWithin(document),
  };

  const FILLS = {[AT_ONCE]: fillOnce, [LATER]: fillLater};

  function placesOf(name, records) {
    const places = new Set();
    for (const record of records) {
      if (record.attributeName === name) places.add(record.target);
      for (const node of record.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.hasAttribute(name)) places.add(node);
        node.querySelectorAll(`[${name}]`).forEach((place) => places.add(place));
      }
    }
    return places;
  }

  new MutationObserver((records) => {
    for (const [name, put] of Object.entries(FILLS)) placesOf(name, records).forEach(put);
  }).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: Object.keys(FILLS),
  });
})();
