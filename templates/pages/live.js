// Keeps the page up to date: hears that something changed, reads the page again and changes only what is different.
const address = document.body.dataset.events;
const words = document.getElementById("live");
let isReading = false;
let isStale = false;

const isBegun = (form) =>
  form.contains(document.activeElement) ||
  [...form.elements].some(
    (field) => (field.type === "text" && field.value !== field.defaultValue) || (field.type === "select-one" && field.selectedIndex > 0),
  );

async function readAgain() {
  isStale = true;
  if (isReading) return;
  isReading = true;
  while (isStale) {
    isStale = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, redirect: "manual" });
      if (!answer.ok) break;
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = next.title;
      Idiomorph.morph(document.querySelector("main"), next.querySelector("main"), {
        ignoreActiveValue: true,
        // What somebody has opened stays open.
        callbacks: {
          beforeAttributeUpdated: (name, node) => !(name === "open" && node.nodeName === "DETAILS"),
          // What somebody has begun to write stays as it is.
          beforeNodeMorphed: (node) => !(node.nodeName === "FORM" && isBegun(node)),
        },
      });
    } catch {
      // The stream tells when the server is there again.
    }
  }
  isReading = false;
}

if (address) {
  const events = new EventSource(address);
  events.addEventListener("open", () => {
    words.textContent = words.dataset.live ?? "Live: this page updates automatically.";
  });
  events.addEventListener("error", () => {
    words.textContent =
      words.dataset.lost ?? "Not connected: this page shows what was last known, and tries again.";
  });
  events.addEventListener("release", () => void readAgain());
}
