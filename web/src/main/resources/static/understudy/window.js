// Keeps a page live: one stream of server-sent events says which region changed, htmx fetches it again.
// What a reader has open, focused or selected stays as it is.
(() => {
  "use strict";

  const RETRY_MS = 5000;
  const main = document.querySelector("main[data-events]");
  const pulse = document.getElementById("pulse");
  const word = document.getElementById("pulse-word");
  const waiting = new Set();

  const show = (state, text) => {
    if (pulse.dataset.state !== state) {
      pulse.dataset.state = state;
      word.textContent = text;
    }
  };

  const isInUse = (region) => {
    const active = document.activeElement;
    if (active && region.contains(active) && active.matches("input, select, textarea")) {
      return true;
    }
    const selection = window.getSelection();
    return !!selection && !selection.isCollapsed && region.contains(selection.anchorNode);
  };

  const refresh = (id) => {
    const region = document.getElementById(id);
    if (!region) {
      return;
    }
    if (isInUse(region)) {
      waiting.add(id);
    } else {
      waiting.delete(id);
      window.htmx.trigger(region, "refresh");
    }
  };

  const refreshAll = () => document.querySelectorAll("[hx-trigger=refresh]").forEach((region) => refresh(region.id));

  let failed = false;
  const listen = () => {
    const stream = new EventSource(main.dataset.events);
    stream.onopen = () => {
      show("live", "live");
      if (failed) {
        failed = false;
        refreshAll();
      }
    };
    stream.onmessage = (event) => refresh(event.data);
    stream.onerror = () => {
      failed = true;
      show("lost", "reconnecting");
      if (stream.readyState === EventSource.CLOSED) {
        window.setTimeout(() => {
          refreshAll();
          listen();
        }, RETRY_MS);
      }
    };
    window.addEventListener("pagehide", () => stream.close());
  };

  // A swap replaces elements: what was open is opened again before anything is painted.
  const places = "a[href], summary, button, input, select, textarea, [tabindex]";
  let open = [];
  let focused = -1;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const region = event.detail.target;
    open = [...region.querySelectorAll("details[open][id]")].map((one) => one.id);
    focused = [...region.querySelectorAll(places)].indexOf(document.activeElement);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const region = document.getElementById(event.detail.target.id);
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (region && focused >= 0) {
      region.querySelectorAll(places)[focused]?.focus({ preventScroll: true });
    }
  });

  if (main) {
    listen();
    window.setInterval(() => [...waiting].forEach(refresh), 1000);
  } else {
    // A finished story, a refusal: nothing will move.
    pulse.hidden = true;
  }
})();
