// The form is told its settings here, so that nothing is read from another host.
import CMS from "./npm/index.js";

const answer = await fetch("config.json");
CMS.init({ config: await answer.json() });
