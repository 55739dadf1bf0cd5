/** The quick check of a measure answered by publicodes: whether, how much, in all, from when. */
import Engine from "./engine.mjs";

const { rules: address } = document.querySelector("script[data-rules]").dataset;
const { rules, facts, asked } = await fetch(address).then((response) => response.json());
const engine = new Engine(rules);
const shown = document.querySelector("[data-quick-answer]");

function show() {
  const chosen = [...document.querySelectorAll("[data-quick-fact]")].some(({ value }) => value);
  if (!chosen) return;
  engine.setSituation(facts);
  const said = ["yes", "amount", "total", "from"]
    .filter((name) => `${asked} . ${name}` in rules)
    .map((name) => [name, engine.evaluate(`${asked} . ${name}`).nodeValue]);
  const answer = document.createElement("article");
  answer.dataset.answer = said[0][1] ? "yes" : "no";
  for (const [name, value] of said) {
    const line = document.createElement("p");
    line.textContent = `${name}: ${value}`;
    answer.append(line);
  }
  shown.replaceChildren(answer);
}

let due = false;
document.querySelector("[data-quick-form]").addEventListener("input", async () => {
  if (due) return;
  due = true; // several choices at once have one answer, as ours has
  await null;
  due = false;
  show();
});
show();
