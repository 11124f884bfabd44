/** The style sheet of both pages. Every colour has a contrast of at least 4.5 to 1 with its background. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f5f5, #1a1a1a);
  --paper: light-dark(#fff, #292929);
  --ink: light-dark(#242424, #fff);
  --soft: light-dark(#5c5c5c, #c0c0c0);
  --line: light-dark(#d6d6d6, #454545);
  --edge: light-dark(#8a8a8a, #8f8f8f);
  --brand: light-dark(#4f52b2, #aeb1f5);
  --tint: light-dark(#ebebf8, #36375c);
  --good: light-dark(#0c5e0c, #8fd88f);
  --good-ground: light-dark(#dff2df, #16351b);
  --error: light-dark(#a80f1e, #ff9aa2);
  --error-ground: light-dark(#fbe4e6, #47191e);
  --warning: light-dark(#7a4600, #f5c77b);
  --warning-ground: light-dark(#fcefd8, #412d0c);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.45 "Segoe UI", system-ui, -apple-system, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
a { color: var(--brand); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; border-radius: 4px; }
code, pre { font: 13px/1.45 ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; }
.top {
  position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line);
}
.top > div, main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
.top > div { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; padding-block: .75rem; }
h1 { font-size: 1.15rem; margin: 0; flex: 1 1 18rem; }
h1 small { display: block; font-weight: 400; font-size: .82rem; color: var(--soft); }
h2 { display: flex; align-items: baseline; flex-wrap: wrap; gap: .2rem .75rem; font-size: 1.1rem; margin: 1.75rem 0 .75rem; }
h2 code { color: var(--soft); font-weight: 400; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem; }
legend { float: inline-start; padding: .3rem .5rem .3rem 0; color: var(--soft); font-size: .85rem; }
fieldset label { position: relative; }
fieldset input { position: absolute; opacity: 0; inset: 0; margin: 0; width: 100%; height: 100%; cursor: pointer; }
fieldset span {
  display: block; padding: .25rem .7rem; border: 1px solid var(--edge); border-radius: 1rem; font-size: .85rem;
}
fieldset input:checked + span { background: var(--brand); border-color: var(--brand); color: var(--paper); }
fieldset input:focus-visible + span { outline: 3px solid var(--brand); outline-offset: 2px; }
button {
  font: inherit; font-size: .85rem; padding: .3rem .9rem; color: var(--ink); background: var(--paper);
  border: 1px solid var(--edge); border-radius: 4px; cursor: pointer;
}
button:hover { background: var(--tint); }
.card {
  background: var(--paper); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 1rem; padding: .9rem 1.1rem;
}
.card > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .75rem; margin-bottom: .6rem; }
h3 { font: 600 .95rem/1.4 ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; margin: 0; overflow-wrap: anywhere; }
.card time { margin-inline-start: auto; color: var(--soft); font-size: .85rem; }
.source { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
.feed {
  display: flex; gap: .85rem; align-items: flex-start; background: var(--ground); border-radius: 6px; padding: .8rem .9rem;
}
.icon { flex: none; width: 40px; height: 40px; border-radius: 8px; object-fit: contain; }
span.icon {
  display: grid; place-items: center; background: var(--brand); color: var(--paper); font-weight: 600; font-size: 1.15rem;
}
.lines { min-width: 0; flex: 1; overflow-wrap: anywhere; }
.lines p { margin: 0; }
.reason + .reason { margin-top: .15rem; }
.tag, .untranslated { color: var(--soft); font-size: .78rem; padding-inline-end: .35rem; }
.lines .preview, .lines .topic { color: var(--soft); margin-top: .25rem; }
.topic { font-size: .85rem; }
b { font-weight: 600; }
.gap { color: var(--warning); font-style: normal; border-bottom: 1px dashed currentColor; }
.empty { color: var(--error); }
dl { margin: .7rem 0 0; display: grid; gap: .2rem; font-size: .88rem; }
dl > div { display: flex; gap: .75rem; }
dt { flex: none; width: 6.5rem; color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.findings { list-style: none; margin: .7rem 0 0; padding: 0; font-size: .88rem; display: grid; gap: .35rem; }
.findings li { border-radius: 4px; padding: .4rem .65rem; background: var(--tint); overflow-wrap: anywhere; }
.findings .error { background: var(--error-ground); }
.findings .warning { background: var(--warning-ground); }
.severity { font-weight: 600; }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
.rule { font-size: .82rem; white-space: nowrap; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.25rem; margin: 1.25rem 0 .75rem; }
.bar h2 { margin: 0; flex: 1 1 16rem; }
.only { font-size: .85rem; }
body:has(#refused-only:checked) .accepted.card, .nothing { display: none; }
#list:empty + .nothing { display: block; }
h2 span { font-weight: 400; font-size: .9rem; color: var(--soft); }
.badge { font-size: .8rem; font-weight: 600; border-radius: 4px; padding: .05rem .45rem; }
.badge.accepted { color: var(--good); background: var(--good-ground); }
.badge.refused { color: var(--error); background: var(--error-ground); }
.card.refused { border-inline-start: 4px solid var(--error); }
.card.accepted { border-inline-start: 4px solid var(--good); }
details { margin-top: .7rem; font-size: .88rem; }
summary { cursor: pointer; color: var(--soft); width: fit-content; }
pre { margin: .5rem 0 0; padding: .7rem; background: var(--ground); border-radius: 6px; overflow: auto; max-height: 24rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.more, .nothing p { color: var(--soft); }
footer { color: var(--soft); font-size: .82rem; padding-block: 1rem 2rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) {
  .top { position: static; }
  .top > div, main, footer { padding-inline: .75rem; }
  h2 { margin-top: 1rem; }
  .card { padding: .75rem .8rem; }
  dl > div { display: block; }
}
@media print { .top { position: static; } fieldset, button { display: none; } }
`;

/** The rules that show only the lines of the chosen language, and the feed in that language's direction. */
export function languageStyle(count: number): string {
  const rightToLeft = "body:has([data-direction=rtl]:checked)";
  let text = `${rightToLeft} .feed { direction: rtl; }\n${rightToLeft} .feed p { text-align: right; }\n`;
  for (let index = 0; index < count; index += 1) {
    const chosen = `body:has(#language-${index}:checked) .feed:has([data-language="${index}"])`;
    text += `${chosen} .reason:not([data-language="${index}"]), ${chosen} .tag { display: none; }\n`;
  }
  return text;
}
