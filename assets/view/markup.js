/* Puts markup where a component says `data-html`. What stands there already stays the same node
   where it is the same part: only words and attributes that differ are changed, so that focus,
   selection, scroll, open disclosures and what has been typed stay. */
(function () {
  "use strict";

  const idOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.id : "");
  const isSamePart = (old, now) => old.nodeName === now.nodeName && idOf(old) === idOf(now);

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
    if (old.nodeType === Node.TEXT_NODE) {
      if (old.data !== now.data) old.data = now.data;
      return;
    }
    renewAttributes(old, now);
    renewInside(old, now);
  }

  /* A part with an id is itself wherever it stands; another is the next of its kind. */
  function find(from, now) {
    if (!from || isSamePart(from, now) || !idOf(now)) return from;
    let other = from;
    while (other && !isSamePart(other, now)) other = other.nextSibling;
    return other;
  }

  function renewInside(old, now) {
    let next = old.firstChild;
    let coming = now.firstChild;
    while (coming) {
      const wanted = coming;
      coming = coming.nextSibling;
      const found = find(next, wanted);
      if (!found || !isSamePart(found, wanted)) {
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

  function fill(place) {
    const template = document.createElement("template");
    template.innerHTML = place.getAttribute("data-html") || "";
    if (place.firstChild) renewInside(place, template.content);
    else place.append(template.content);
  }

  new MutationObserver((records) => {
    const places = new Set();
    for (const record of records) {
      if (record.type === "attributes") places.add(record.target);
      for (const node of record.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.hasAttribute("data-html")) places.add(node);
        node.querySelectorAll("[data-html]").forEach((place) => places.add(place));
      }
    }
    places.forEach(fill);
  }).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-html"],
  });
})();
