if ("noModule" in HTMLScriptElement.prototype && location.protocol !== "file:") document.documentElement.dataset.scripts = "";
for (const [key, values] of Object.entries({ scheme: ["dark", "light"], type: ["large"] })) {
  try {
    const chosen = localStorage.getItem(`mingbai.${key}`);
    if (chosen && values.includes(chosen)) document.documentElement.dataset[key] = chosen;
  } catch {
    // A browser that keeps nothing shows the page as it comes.
  }
}
