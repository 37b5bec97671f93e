/* A position on a map: by pointing, from a list, or as longitude and latitude. All three set the
   same answer. The sheet's lines come as a script of their own when the question comes near;
   without them the other two ways still work. */
(() => {
  "use strict";

  const { h, s, plain, onPaper, message, verdict } = window.borderlines.parts;
  const { readNumber, places } = window.borderlines;

  const HERE = document.currentScript?.src || document.baseURI;
  const BASE = { land: "land", lake: "lake", river: "riv", border: "now" };
  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  const coming = new Map();

  /* The sheet, asked for once a page. */
  function fetchSheet(slug) {
    const sheets = window.borderlinesSheets ??= {};
    if (!coming.has(slug)) {
      coming.set(slug, new Promise((done, failed) => {
        if (sheets[slug]) { done(sheets[slug]); return; }
        document.head.append(h("script", { src: new URL(`sheet-${slug}.js`, HERE).href,
          onload: () => (sheets[slug] ? done(sheets[slug]) : failed()), onerror: failed }));
      }));
    }
    return coming.get(slug);
  }

  const degrees = ([lon, lat]) => `${lat.toFixed(2)}° north, ${lon.toFixed(2)}° east`;

  function form(view) {
    const { item, phase, over, result } = view;
    const { projection, units, window: box, shapes } = view.data.outlines;
    const [west, south, east, north] = box;
    const [width, height] = [east - west, north - south];
    const plane = places.albers(projection);
    const right = item.list.find((each) => places.locate(item, each.at, view.data.outlines).right);
    let at = phase === "shown" ? right.at : view.answer;
    let aim = at ? plane.forward(at) : [west + width / 2, south + height / 2];

    const pin = h("span", { class: "pin" });
    const cross = h("span", { class: "aim" });
    const put = (node, [x, y]) => {
      node.style.left = `${(x - west) / width * 100}%`;
      node.style.top = `${(north - y) / height * 100}%`;
      node.hidden = x < west || x > east || y < south || y > north;
    };

    const base = s("g", {});
    const answerable = over ? { role: "img", "aria-label": "Map" } : { tabindex: 0,
      role: "application", "aria-label": "Map. Arrow keys move the cross, Enter sets it",
      onclick: point, onkeydown: move };
    const svg = s("svg", { viewBox: `${west * units} ${-north * units} ${width * units} ${
      height * units}`, ...answerable }, base);
    const outline = over && shapes[item.target.feature];
    if (outline) svg.append(s("path", { class: "target", d: outline }));
    const figure = h("div", { class: "sheet" }, svg, cross, pin);

    const list = h("select", { disabled: over, oninput: () => list.value && set(item.list[list.value].at) },
      h("option", { value: "" }, "Choose a place"),
      view.order.map((place) => h("option", { value: place }, plain(item.list[place].text))));
    const number = (label, most) => {
      const input = h("input", { type: "text", class: "field", inputmode: "text", autocomplete: "off",
        readonly: over, oninput: typed });
      return { input, label: h("label", {}, label, input),
        read: () => readNumber(input.value, "°").find((value) => Math.abs(value) <= most) };
    };
    const lon = number("Longitude, ° east", 180);
    const lat = number("Latitude, ° north", 90);

    function show() {
      pin.hidden = !at;
      if (at) put(pin, plane.forward(at));
      const chosen = item.list.findIndex((each) => String(each.at) === String(at));
      list.value = chosen < 0 ? "" : chosen;
    }

    function set(place) {
      at = place.map((value) => Math.round(value * 1000) / 1000);
      [lon.input.value, lat.input.value] = at;
      aim = plane.forward(at);
      put(cross, aim);
      show();
    }

    function typed() {
      const place = [lon.read(), lat.read()];
      at = place.includes(undefined) ? null : place;
      show();
    }

    function settle() {
      set(plane.inverse(aim));
      view.touch();
      view.say(`Set: ${degrees(at)}.`);
    }

    function point(event) {
      const frame = svg.getBoundingClientRect();
      aim = [west + (event.clientX - frame.left) / frame.width * width,
        north - (event.clientY - frame.top) / frame.height * height];
      settle();
    }

    function move(event) {
      const by = KEYS[event.key];
      if (!by && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (!by) { settle(); return; }
      const step = width / (event.shiftKey ? 320 : 40);
      aim = [Math.min(east, Math.max(west, aim[0] + by[0] * step)),
        Math.min(north, Math.max(south, aim[1] + by[1] * step))];
      put(cross, aim);
      view.say(degrees(plane.inverse(aim)));
    }

    const paint = (sheet) => {
      for (const [kind, name] of Object.entries(BASE)) {
        if (sheet.base[kind]) base.append(s("path", { class: `m-${name}`, d: sheet.base[kind] }));
      }
    };
    const missing = () => figure.replaceWith(message(false, "The map did not load",
      "Choose from the list or write the coordinates: it counts the same."));
    const start = () => fetchSheet(item.sheet).then(paint).catch(missing);
    if (window.borderlinesSheets?.[item.sheet]) paint(window.borderlinesSheets[item.sheet]);
    else {
      const near = new IntersectionObserver(([entry]) => {
        if (entry.isIntersecting) { near.disconnect(); start(); }
      }, { rootMargin: "600px" });
      near.observe(figure);
    }

    put(cross, aim);
    if (at) set(at);
    else show();
    // Many points may be right: what was pointed at is told, and a name only where one was chosen.
    const words = over ? `${plain(item.list[list.value]?.text || degrees(at))}.`
      : result?.feedback || "";
    const ways = h("div", { class: "row ways" }, h("label", {}, "Or from the list", list),
      lon.label, lat.label);
    if (phase !== "open") {
      ways.classList.add(over ? "is-right" : "is-wrong");
      ways.append(verdict(phase === "wrong" ? "no" : phase === "shown" ? "answer" : "ok", words));
    }
    return { rows: [figure, ways, onPaper(item.list.map(({ text }) => text))], answer: () => at || null, first: list, tally: "",
      why: "Point, choose or write a place first", said: plain(words), key: plain(right.text) };
  }

  window.borderlines.forms.map = form;
})();
