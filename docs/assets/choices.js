// Runs before the page is first drawn, so that nothing flickers: dark or light and large type, as the reader chose.
// That the scripts after it can run is noted, for what is of use only with them; browsers load no module from a file.
if ("noModule" in HTMLScriptElement.prototype && location.protocol !== "file:") document.documentElement.dataset.scripts = "";
for (const [key, values] of Object.entries({ scheme: ["dark", "light"], type: ["large"] })) {
  try {
    const chosen = localStorage.getItem(`mingbai.${key}`);
    if (chosen && values.includes(chosen)) document.documentElement.dataset[key] = chosen;
  } catch {
    // A browser that keeps nothing shows the page as it comes.
  }
}
