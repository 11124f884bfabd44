/**
 * Shows a page of `previewPage` in a frame that has one already. The language that somebody chose in it and the place
 * to which they scrolled stay; loading the page anew would lose both, and flicker at each key.
 */
export function replacePage(frame: HTMLIFrameElement, page: string): void {
  const shown = frame.contentDocument!;
  const made = new DOMParser().parseFromString(page, "text/html");
  const chosen = shown.querySelector("fieldset label:has(:checked)")?.textContent;
  // How many languages there are is in the style sheet too.
  shown.querySelector("style")!.textContent = made.querySelector("style")!.textContent;
  shown.body.replaceWith(made.body);
  for (const label of shown.querySelectorAll("fieldset label"))
    if (label.textContent === chosen) label.querySelector("input")!.checked = true;
}

/** A page takes what the browser prefers; here it takes what the site shows. */
export function setScheme(frame: HTMLIFrameElement, isDark: boolean): void {
  frame.contentDocument!.documentElement.style.colorScheme = isDark ? "dark" : "light";
}
