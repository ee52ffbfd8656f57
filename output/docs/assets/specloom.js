// What the pages do beyond reading: theme, tabs, folding, copying, search.
// Everything stays readable and reachable when this file does not run.
"use strict";

(() => {
  const page = document.documentElement;
  page.classList.add("js");

  // Storage may be refused, on file:// for one: then nothing is remembered.
  const memory = {
    get(key) {
      try {
        return localStorage.getItem(`specloom.${key}`);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(`specloom.${key}`, value);
      } catch {
        return;
      }
    },
  };

  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  function made(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  // Theme: at once, so that the page is never drawn in the other one.

  const theme = memory.get("theme");
  if (theme === "light" || theme === "dark") {
    page.dataset.theme = theme;
  }

  function switchTheme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const now = page.dataset.theme || system;
    page.dataset.theme = now === "dark" ? "light" : "dark";
    memory.set("theme", page.dataset.theme);
  }

  // Tabs

  function makeTabs(box, number) {
    const panels = all(":scope > section", box);
    const list = made("div", { role: "tablist", "aria-label": "Example as" });
    panels.forEach((panel, index) => {
      const label = panel.dataset.label;
      const id = `tab-${number}-${index}`;
      const tab = made(
        "button",
        { type: "button", role: "tab", id, "aria-controls": `${id}-panel` },
        label,
      );
      tab.addEventListener("click", () => chooseTab(box.dataset.tabs, label));
      panel.id = `${id}-panel`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", id);
      list.append(tab);
    });
    list.addEventListener("keydown", moveTab);
    box.prepend(list);
    const labels = panels.map((panel) => panel.dataset.label);
    const wish = memory.get(box.dataset.tabs);
    showTab(box, labels.includes(wish) ? wish : labels[0]);
  }

  function showTab(box, label) {
    const panels = all(":scope > section", box);
    if (!panels.some((panel) => panel.dataset.label === label)) {
      return;
    }
    for (const panel of panels) {
      panel.hidden = panel.dataset.label !== label;
    }
    for (const tab of all("[role=tab]", box)) {
      const chosen = tab.textContent === label;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  function chooseTab(group, label) {
    memory.set(group, label);
    all("[data-tabs]")
      .filter((box) => box.dataset.tabs === group)
      .forEach((box) => showTab(box, label));
  }

  function moveTab(event) {
    const tabs = all("[role=tab]", event.currentTarget);
    const now = tabs.indexOf(event.target);
    const places = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 };
    if (now < 0 || !(event.key in places)) {
      return;
    }
    event.preventDefault();
    const next = tabs.at(places[event.key] % tabs.length);
    next.click();
    next.focus();
  }

  // Expand and Collapse

  function fold(button) {
    for (const details of all("details", button.closest("section"))) {
      details.open = button.dataset.fold === "open";
    }
  }

  function toggleLine(event) {
    const line = event.target.closest(".fields .line");
    const details = line && line.parentElement.querySelector(":scope > details");
    if (details && !event.target.closest("a") && getSelection().isCollapsed) {
      details.open = !details.open;
    }
  }

  function openTo(target) {
    for (let each = target; each; each = each.parentElement) {
      if (each.matches("details")) {
        each.open = true;
      }
      if (pickers.has(each.parentElement)) {
        pickers.get(each.parentElement)(each);
      }
    }
  }

  // What a link led to in another version may be elsewhere now. What it was inside of
  // tells where.
  function linkedTo(id) {
    return document.getElementById(id) || (id && linkedTo(id.replace(/-?[^-]*$/, "")));
  }

  function goToHash() {
    const target = linkedTo(decodeURIComponent(location.hash.slice(1)));
    if (target) {
      openTo(target);
      target.scrollIntoView();
    }
  }

  // Variants: one is shown; others wait until they are chosen, found or linked to.

  const MOST_BUTTONS = 8;
  const pickers = new WeakMap();

  function makePicker(list, number) {
    const variants = all(":scope > li", list);
    const labels = variants.map((variant) => variant.dataset.label);
    const name = list.parentElement.querySelector("summary").getAttribute("aria-label");
    const choose = (index) => show(variants[index]);
    const [picker, mark] = (labels.length > MOST_BUTTONS ? makeMenu : makeButtons)(
      labels,
      name,
      `variants-${number}`,
      choose,
    );

    function show(chosen) {
      for (const variant of variants) {
        if (variant === chosen) {
          variant.removeAttribute("hidden");
        } else {
          variant.setAttribute("hidden", "until-found");
        }
      }
      mark(variants.indexOf(chosen));
    }

    variants.forEach((variant) => {
      variant.addEventListener("beforematch", () => show(variant));
    });
    list.before(picker);
    pickers.set(list, show);
    choose(0);
  }

  function makeButtons(labels, name, group, choose) {
    const inputs = labels.map(() => made("input", { type: "radio", name: group }));
    inputs.forEach((input, index) => input.addEventListener("change", () => choose(index)));
    const fieldset = made(
      "fieldset",
      { class: "picker" },
      made("legend", { class: "unseen" }, name),
      ...labels.map((label, index) => made("label", {}, inputs[index], label)),
    );
    return [fieldset, (index) => (inputs[index].checked = true)];
  }

  function makeMenu(labels, name, _, choose) {
    const options = labels.map((label) => made("option", {}, label));
    const select = made("select", { class: "picker", "aria-label": name }, ...options);
    select.addEventListener("change", () => choose(select.selectedIndex));
    return [select, (index) => (select.selectedIndex = index)];
  }

  // Printed pages show everything.

  let folded = [];

  function unfoldForPrint() {
    folded = all("main details:not([open])");
    folded.forEach((details) => (details.open = true));
  }

  function foldAfterPrint() {
    folded.forEach((details) => (details.open = false));
  }

  // Copying

  function addCopyButton(block) {
    const template = document.getElementById("copy");
    const button = template.content.firstElementChild.cloneNode(true);
    button.addEventListener("click", () => copy(button, block.querySelector("code")));
    block.append(button);
  }

  async function copy(button, code) {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      return;
    }
    button.setAttribute("aria-label", "Copied");
    button.classList.add("done");
    setTimeout(() => {
      button.setAttribute("aria-label", "Copy");
      button.classList.remove("done");
    }, 1500);
  }

  // Search

  const MOST_HITS = 40;

  function makeSearch(dialog) {
    const input = dialog.querySelector("input");
    const list = dialog.querySelector("ul");
    const status = dialog.querySelector("[role=status]");

    function open() {
      if (dialog.open) {
        return;
      }
      dialog.showModal();
      input.select();
      loadIndex(show);
    }

    function show() {
      const hits = find(input.value);
      list.replaceChildren(...hits.slice(0, MOST_HITS).map(row));
      const count = hits.length === 1 ? "1 result" : `${hits.length} results`;
      status.textContent = input.value.trim() ? count : "";
    }

    function row([title, href, anchor, context]) {
      const url = `${document.body.dataset.root}${href}.html${anchor && `#${anchor}`}`;
      const link = made(
        "a",
        { href: url },
        made("strong", {}, title),
        made("span", {}, context),
      );
      link.addEventListener("click", () => dialog.close());
      return made("li", {}, link);
    }

    function move(event) {
      // In a search field, the key would empty it first.
      if (event.key === "Escape") {
        dialog.close();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = all("a", list);
      if (event.key === "Enter" && event.target === input && links.length) {
        links[0].click();
      }
      if (!step || !links.length) {
        return;
      }
      event.preventDefault();
      const next = links.indexOf(document.activeElement) + step;
      (next < 0 ? input : links[Math.min(next, links.length - 1)]).focus();
    }

    input.addEventListener("input", show);
    dialog.addEventListener("keydown", move);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) {
        dialog.close();
      }
    });
    return open;
  }

  // What can be found, in small letters: made once, of thousands of operations too.
  let entries = [];
  let before = { text: "", found: entries };

  function loadIndex(then) {
    if (entries.length) {
      then();
      return;
    }
    const script = made("script", {
      src: `${document.body.dataset.root}search-index.js`,
    });
    script.addEventListener("load", () => {
      entries = window.specloomIndex.map(entry);
      then();
    });
    document.head.append(script);
  }

  function entry(hit) {
    const [title, , anchor, context, body] = hit;
    const [first, second, third] = [title, context, body].map((s) => s.toLowerCase());
    const name = first.replace(/^-+/, "");
    const kind = second === "guide" ? second : anchor ? "field" : second;
    return { hit, kind, first, name, second, all: `${first}\n${second}\n${third}` };
  }

  function find(asked) {
    const text = asked.toLowerCase().trimStart();
    const words = text.split(/\s+/).filter(Boolean);
    if (!words.length || !entries.length) {
      return [];
    }
    // What is typed on only leaves less of what there was.
    const among = before.text && text.startsWith(before.text) ? before.found : entries;
    const found = among.filter(({ all }) => words.every((word) => all.includes(word)));
    before = { text, found };
    const ranked = [];
    for (const each of found) {
      (ranked[rank(each, words)] ||= []).push(each);
    }
    // Of what is equal, what stands nearer to the top of the tree goes first.
    ranked.forEach((each) => each.sort((a, b) => a.second.length - b.second.length));
    return ranked.slice(1).reverse().flat().map(({ hit }) => hit);
  }

  // What can be called, or is told in the guide, counts more than a schema or a field,
  // a title more than its context and its text. A field is found by its own name: by its
  // page's words alone, only the page is.
  function rank({ kind, first, name, second }, words) {
    if (kind === "field" && !words.some((word) => first.includes(word))) {
      return 0;
    }
    let sum = kind === "field" || kind === "schema" ? 0 : 4;
    if (name === words.join(" ") && kind !== "field") {
      sum += 8;
    }
    for (const word of words) {
      if (name.startsWith(word)) {
        sum += 8;
      } else if (first.includes(word)) {
        sum += /[a-z0-9]/.test(first[first.indexOf(word) - 1]) ? 5 : 6;
      } else if (second.includes(word)) {
        sum += 2;
      } else {
        sum += 1;
      }
    }
    return sum;
  }

  // Once the page is there

  function start() {
    all("[data-tabs]").forEach(makeTabs);
    all(".variants").forEach(makePicker);
    all(".block, .prose pre.code").forEach(addCopyButton);
    all("[data-fold]").forEach((button) => {
      button.addEventListener("click", () => fold(button));
    });
    document.addEventListener("click", toggleLine);
    document.querySelector("[data-theme-switch]").addEventListener("click", switchTheme);
    const search = makeSearch(document.getElementById("search"));
    document.querySelector("[data-search]").addEventListener("click", search);
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest("input, textarea, [contenteditable]");
      const asked = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
      if (asked && !writing) {
        event.preventDefault();
        search();
      }
    });
    addEventListener("hashchange", goToHash);
    addEventListener("beforeprint", unfoldForPrint);
    addEventListener("afterprint", foldAfterPrint);
    goToHash();
    const here = document.querySelector('.tree [aria-current="page"]');
    if (here) {
      here.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("DOMContentLoaded", start);
})();
