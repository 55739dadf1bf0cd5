/** The calculator page: one controller for each form on it. */
import { takePreloaded } from "../quick/quick.mjs";
import { Calculator } from "./controller.mjs";
import { all } from "./dom.mjs";

takePreloaded();
for (const page of all(document, "[data-calculator]")) new Calculator(page).open();
