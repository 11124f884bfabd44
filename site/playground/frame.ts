/**
 * Shows a page of `previewPage` in a frame that shows an older one. The language that somebody chose in the frame and
 * the place to which they scrolled stay; loading the page anew would lose both, and flicker at each key.
 */
export function replacePage(frame: HTMLIFrameElement, page: string): void {
  const shown = frame.contentDocument!;
  const made = new DOMParser().parseFromString(page, "text/html");
  const chosen = shown.querySelector("fieldset label:has(:checked)")?.textContent;
  // The style sheet has a rule for each language.
  shown.querySelector("style")!.textContent = made.querySelector("style")!.textContent;
  shown.body.replaceWith(made.body);
  for (const label of shown.querySelectorAll("fieldset label"))
    if (label.textContent === chosen) label.querySelector("input")!.checked = true;
}

/** By itself a page is dark where the browser prefers that; in the frame it is dark where the site is. */
export function setScheme(frame: HTMLIFrameElement, isDark: boolean): void {
  frame.contentDocument!.documentElement.style.colorScheme = isDark ? "dark" : "light";
}
