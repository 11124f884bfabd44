/**
 * The script of an endpoint's page. Cards arrive as HTML made by the server, with texts of notifications escaped; the
 * page's policy allows no other script.
 */
export const SCRIPT = `
const list = document.getElementById("list");
const heading = document.getElementById("heading");
const count = document.getElementById("count");
const said = document.getElementById("said");

function update({ cards, ids, count: counted, said: sentence }) {
  const made = document.createElement("template");
  made.innerHTML = cards;
  list.prepend(made.content);
  const kept = new Set(ids);
  for (const card of [...list.children]) {
    if (kept.has(card.id)) continue;
    if (card.contains(document.activeElement)) heading.focus();
    card.remove();
  }
  count.textContent = counted;
  said.textContent = sentence;
}

const events = new EventSource("events?after=" + encodeURIComponent(list.dataset.position));
events.addEventListener("message", ({ data }) => update(JSON.parse(data)));
events.addEventListener("reload", () => location.reload());

document.getElementById("forget").addEventListener("click", () => {
  heading.focus();
  fetch("notifications", { method: "DELETE" });
});
`;
