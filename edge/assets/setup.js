// What the setup portal does by itself where scripts run: copies values, and
// shows what is seen of the identity provider as it is seen. Without it everything
// works too, by hand.

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

const progress = document.getElementById("progress");

if (progress) {
  const events = new EventSource(progress.dataset.events);
  events.addEventListener("progress", (event) => {
    progress.innerHTML = event.data;
    const told = progress.querySelector("[data-told]");
    announce(told ? told.dataset.told : "");
  });
  events.addEventListener("over", () => {
    events.close();
    announce("The setup is closed");
  });
}
