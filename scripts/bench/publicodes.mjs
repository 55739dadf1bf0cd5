/**
 * Answers cases by rules in publicodes.
 *
 * Arguments: the package's module, and a JSON file {rules, cases: [{place, facts}]}.
 * Prints for each case the value of every rule that is not a fact.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [module, file] = process.argv.slice(2);
const { default: Engine } = await import(pathToFileURL(module).href);
const { rules, cases } = JSON.parse(await readFile(file, "utf8"));

const engines = Object.fromEntries(Object.entries(rules).map(([place, one]) => [place, new Engine(one)]));
const asked = Object.fromEntries(
  Object.entries(rules).map(([place, one]) => [place, Object.keys(one).filter((name) => / \. [a-z]+$/.test(name))]),
);
const found = cases.map(({ place, facts }) => {
  const engine = engines[place].setSituation(facts);
  return Object.fromEntries(asked[place].map((name) => [name, engine.evaluate(name).nodeValue ?? null]));
});
console.log(JSON.stringify(found));
