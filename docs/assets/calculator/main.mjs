/** The calculator page: one controller for each form on it. */
import { Calculator } from "./controller.mjs";
import { all } from "./dom.mjs";

for (const page of all(document, "[data-calculator]")) new Calculator(page).open();
