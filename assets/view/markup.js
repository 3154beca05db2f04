/* Puts markup where a component says `data-html`. Where something stands already that has the same
   shape, only the words and attributes that differ are changed: focus, selection and scroll stay. */
(function () {
  "use strict";

  const isAlike = (one, other) =>
    one.nodeName === other.nodeName && one.childNodes.length === other.childNodes.length &&
    [...one.childNodes].every((child, i) => isAlike(child, other.childNodes[i]));

  function renew(old, now) {
    if (old.nodeType === Node.TEXT_NODE) {
      if (old.data !== now.data) old.data = now.data;
      return;
    }
    if (old.attributes) {
      for (const {name} of [...old.attributes]) {
        if (!now.hasAttribute(name)) old.removeAttribute(name);
      }
      for (const {name, value} of now.attributes) {
        if (old.getAttribute(name) !== value) old.setAttribute(name, value);
      }
    }
    old.childNodes.forEach((child, i) => renew(child, now.childNodes[i]));
  }

  function fill(place) {
    const markup = place.getAttribute("data-html");
    if (markup === null) return;
    const template = document.createElement("template");
    template.innerHTML = markup;
    const now = template.content;
    const fits = place.childNodes.length === now.childNodes.length &&
      [...place.childNodes].every((child, i) => isAlike(child, now.childNodes[i]));
    if (fits) place.childNodes.forEach((child, i) => renew(child, now.childNodes[i]));
    else place.replaceChildren(now);
  }

  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "attributes") fill(record.target);
      for (const node of record.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.hasAttribute("data-html")) fill(node);
        node.querySelectorAll("[data-html]").forEach(fill);
      }
    }
  }).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-html"],
  });
})();
