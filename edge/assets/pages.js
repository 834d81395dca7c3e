// What pages do by themselves where scripts run: copy values, and show what happens
// as it happens. Without it everything works too, by hand.

const SHOWN_MILLIS = 2000;

const announcement = document.getElementById("announcement");

function announce(text) {
  if (announcement) announcement.textContent = text;
}

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const value = button.parentElement.querySelector("code");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(value.textContent);
      button.textContent = "Copied";
      announce("Copied");
    } catch {
      select(value);
      announce("Selected: copy it with the keyboard");
    }
    setTimeout(() => { button.textContent = label; }, SHOWN_MILLIS);
  });
}

const live = document.querySelector("[data-events]");

if (live) {
  const events = new EventSource(live.dataset.events);
  events.addEventListener("part", (event) => {
    const part = document.createElement("template");
    part.innerHTML = event.data;
    // What is shown already stays, with the focus that may be in it.
    if (part.innerHTML === live.innerHTML) return;
    live.replaceChildren(part.content);
    const told = live.querySelector("[data-told]");
    announce(told ? told.dataset.told : "");
  });
  events.addEventListener("over", () => {
    events.close();
    announce("This page is no longer told what happens");
  });
}
