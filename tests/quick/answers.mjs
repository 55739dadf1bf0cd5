/**
 * Answer situations from tables, as the page does: `{tables, today, shown, situations: [[file, situation]]}` in,
 * a line of JSON out for each: what is shown, or only the lines that it is made of; null where a table says nothing.
 */
import { readFileSync } from "node:fs";
import { Unsettled } from "../../docs/assets/quick/diagram.mjs";
import { lookUp } from "../../docs/assets/quick/lookup.mjs";
import { answer } from "../../docs/assets/quick/quick.mjs";

const { tables, today, shown, situations } = JSON.parse(readFileSync(0, "utf8"));

/** What a line comes to, without its sentences. */
function plain({ benefit, child, reasons, cap, ...line }) {
  const met = reasons.map((one) => one.met);
  return { ...line, benefit: benefit.id, child: child === null ? null : `child-${child + 1}`, met };
}

function lines(table, situation) {
  try {
    return lookUp(table, situation, today).lines.map(plain);
  } catch (error) {
    if (error instanceof Unsettled) return null;
    throw error;
  }
}

const answers = situations.map(([file, situation]) =>
  shown ? answer(tables[file], situation, today) : lines(tables[file], situation),
);
process.stdout.write(answers.map((one) => `${JSON.stringify(one)}\n`).join(""));
