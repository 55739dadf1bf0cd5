// Runs before the page is first drawn, so that nothing flickers: dark or light and large type, as the reader chose.
// That it runs is noted, for what is said only where later scripts do not.
document.documentElement.dataset.scripts = "";
for (const [key, values] of Object.entries({ scheme: ["dark", "light"], type: ["large"] })) {
  try {
    const chosen = localStorage.getItem(`mingbai.${key}`);
    if (chosen && values.includes(chosen)) document.documentElement.dataset[key] = chosen;
  } catch {
    // A browser that keeps nothing shows the page as it comes.
  }
}
