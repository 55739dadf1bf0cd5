/**
 * A reader who says place, children and birth days, goes on when the calculator itself has answered, corrects a day
 * and answers whatever else is asked; looks at each answer. Resolves when the last is on the screen.
 * @param {{place: string, births: string[], corrected: string}} said
 */
async ({ place, births, corrected }) => {
  const LOOK = 800; // milliseconds, more than an answer takes
  const MORE = 6; // further questions
  const look = () => new Promise((go) => setTimeout(go, LOOK));
  const say = async (control, value) => {
    if (control.type === "radio") control.checked = true;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    await look();
  };
  const days = () => [...document.querySelectorAll('[data-fact="children[].born"] input')];
  await say(document.querySelector(`[name="place"][value="${place}"]`), place);
  await say(document.querySelector("[data-count] select"), String(births.length));
  for (const [index, day] of births.entries()) await say(days()[index], day);
  while (!document.querySelector("[data-result] [data-next]")) await look();
  await say(days().at(-1), corrected);
  const asked = [...document.querySelectorAll("[data-form] [data-fact]")].filter((one) => !one.closest("[hidden]"));
  const open = asked.filter((one) => one.querySelector('[type="radio"]') && !one.querySelector(":checked"));
  for (const question of open.slice(-MORE)) await say(question.querySelector('[type="radio"]'), "");
}
