/**
 * Takes out of Pyodide's script what its WebAssembly module does not import and nothing in the script names.
 *
 * Arguments: the script, the script to write, and a file of JSON {imported, said}: the names that the module imports,
 * and those that other scripts say.
 *
 * The script offers every function of its libraries, drawing, sound and windows among them, to modules that may be
 * loaded later, of which there are none: in `wasmImports`, as a member of `Module`, and with its signature. An offer
 * that nobody takes up goes, then what only that named, and so on. A name counts wherever it stands, in texts as well.
 * What is left is made small.
 */
import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import ts from "typescript";

/** @typedef {{node: ts.Node, needed: (live: Set<string>) => boolean}} Part what may go, and when it may not */

const [from = "", to = "", names = ""] = process.argv.slice(2);
/** @type {{imported: string[], said: string[]}} */
const { imported, said } = JSON.parse(await readFile(names, "utf8"));
const text = await readFile(from, "utf8");
const source = ts.createSourceFile("glue.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
const MANY = 1000; // statements of the function that is nearly the whole script
// What runs with each frame of a program that draws; ours never does, for the module does not ask for it.
const FRAMES = /^register(Pre|Post)MainLoop\(/;
const MAKERS = ["Map", "Set", "WeakMap", "Uint8Array", "Float32Array", "Float64Array", "Int32Array"];

/** @param {string} written */
const words = (written) => written.match(/[\w$]+/g) ?? [];

/** The function whose body is nearly the whole script. @param {ts.Node} node @returns {ts.Block | undefined} */
function whole(node) {
  const body = ts.isFunctionExpression(node) ? node.body : undefined;
  return body && body.statements.length > MANY ? body : ts.forEachChild(node, whole);
}

/** Whether working out a value does nothing else. @param {ts.Node | undefined} value @returns {boolean} */
function idle(value) {
  if (!value || ts.isFunctionLike(value) || ts.isIdentifier(value) || ts.isLiteralExpression(value)) return true;
  if (ts.isObjectLiteralExpression(value)) return value.properties.every(idle);
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(idle);
  if (ts.isPropertyAssignment(value)) return idle(value.initializer);
  if (ts.isPropertyAccessExpression(value)) return ts.isIdentifier(value.expression);
  if (ts.isPrefixUnaryExpression(value)) return ts.isLiteralExpression(value.operand);
  if (ts.isNewExpression(value)) return MAKERS.includes(value.expression.getText()) && (value.arguments ?? []).every(idle);
  const plain = [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword];
  return plain.includes(value.kind) || ts.isShorthandPropertyAssignment(value);
}

/** The name that alone can lead to a statement, if there is one. @param {ts.Statement} statement */
function name(statement) {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text;
  if (ts.isVariableStatement(statement)) {
    const [one, ...more] = statement.declarationList.declarations;
    return one && more.length === 0 && ts.isIdentifier(one.name) && idle(one.initializer) ? one.name.text : undefined;
  }
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !idle(right)) return undefined;
  if (ts.isPropertyAccessExpression(left) && left.name.text === "sig") return left.expression.getText();
  if (!ts.isElementAccessExpression(left) || left.expression.getText() !== "Module") return undefined;
  return ts.isStringLiteral(left.argumentExpression) ? left.argumentExpression.text : undefined;
}

/** The members of the object of everything that the module may import. @param {ts.Statement} statement */
function offers(statement) {
  const one = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined;
  const value = one?.name.getText() === "wasmImports" ? one.initializer : undefined;
  return value && ts.isObjectLiteralExpression(value) ? value.properties : undefined;
}

const body = whole(source);
const all = body?.statements ?? [];
const members = all.flatMap((statement) => [...(offers(statement) ?? [])]);
if (!body || members.length < imported.length) throw new Error("pyodide.asm.js is not laid out as we know it");

/** @type {Part[]} */
const parts = members.map((node) => {
  const offered = /** @type {ts.Identifier | ts.StringLiteral} */ (node.name).text;
  return { node, needed: () => imported.includes(offered) };
});
const live = new Set([...said, ...words(text.slice(0, body.getStart())), ...words(text.slice(body.end))]);
for (const node of all) {
  const known = name(node);
  if (offers(node)) live.add("wasmImports");
  else if (known !== undefined) parts.push({ node, needed: () => live.has(known) });
  else parts.push({ node, needed: () => !FRAMES.test(node.getText()) });
}

let left = parts;
for (let before = Infinity; left.length < before; ) {
  before = left.length;
  left = left.filter(({ node, needed }) => {
    if (!needed(live)) return true;
    for (const word of words(node.getText())) live.add(word);
    return false;
  });
}

let made = "";
let at = 0;
for (const { node } of left.sort((one, other) => one.node.pos - other.node.pos)) {
  made += text.slice(at, node.pos);
  at = text[node.end] === "," ? node.end + 1 : node.end;
}
const { code } = await transform(made + text.slice(at), { minify: true, charset: "utf8", tsconfigRaw: {} });
await writeFile(to, code);
