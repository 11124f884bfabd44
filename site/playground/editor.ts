import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Diagnostic, TextEdit } from "teamslint/core";
import { type Cure, curesOf } from "./cures.js";
import { languageOf } from "./language.js";

/** A text that somebody edits, with findings under its lines. Offsets are UTF-16 units, as in findings. */
export interface Editor {
  text(): string;
  /** Shows another file. Does not call `changed`. */
  open(name: string, text: string): void;
  show(findings: readonly Diagnostic[], cure: (cure: Cure) => void): void;
  apply(edits: readonly TextEdit[]): void;
  select(from: number, to: number): void;
}

export function createEditor(parent: HTMLElement, label: string, changed: () => void): Editor {
  const extensions = [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    EditorView.lineWrapping,
    lintGutter(),
    // Tab leaves the editor, as everywhere on a page.
    keymap.of([...defaultKeymap, ...historyKeymap, { key: "F8", run: nextDiagnostic }]),
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ "aria-label": label }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) changed();
    }),
    colours,
    look,
  ];
  const view = new EditorView({ parent });
  return {
    text: () => view.state.doc.toString(),
    open(name, text) {
      // Each file has a state of its own, so that undoing does not bring the text of the file before.
      view.setState(EditorState.create({ doc: text, extensions: [extensions, languageOf(name)] }));
    },
    show(findings, cure) {
      const end = view.state.doc.length;
      view.dispatch(
        setDiagnostics(
          view.state,
          findings.map((finding) => ({
            from: Math.min(finding.range.start.offset, end),
            to: Math.min(finding.range.end.offset, end),
            severity: finding.severity,
            source: finding.rule,
            message: finding.help ? `${finding.message}\n${finding.help}` : finding.message,
            actions: curesOf(finding).map((one) => ({ name: one.title, apply: () => cure(one) })),
          })),
        ),
      );
    },
    apply(edits) {
      view.dispatch({
        changes: edits.map(({ range, text }) => ({
          from: range.start.offset,
          to: range.end.offset,
          insert: text,
        })),
      });
    },
    select(from, to) {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: "center" }),
      });
      view.focus();
    },
  };
}

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-name)" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
    { tag: tags.comment, color: "var(--code-comment)" },
    { tag: [tags.typeName, tags.className], color: "var(--code-type)" },
  ]),
);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", backgroundColor: "var(--vp-c-bg)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--vp-font-family-mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--vp-c-text-1)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--vp-c-text-1)" },
  ".cm-gutters": {
    backgroundColor: "var(--vp-c-bg)",
    color: "var(--vp-c-text-3)",
    border: "none",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--code-selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--code-selection)" },
  ".cm-tooltip": {
    maxWidth: "560px",
    border: "1px solid var(--vp-c-divider)",
    borderRadius: "6px",
    overflow: "hidden",
    backgroundColor: "var(--vp-c-bg-elv)",
    color: "var(--vp-c-text-1)",
    boxShadow: "var(--vp-shadow-3)",
  },
  ".cm-diagnostic": { padding: "6px 10px", whiteSpace: "pre-wrap" },
  ".cm-diagnosticSource": { color: "var(--vp-c-text-2)", opacity: 1 },
  ".cm-diagnosticAction": {
    margin: "4px 8px 2px 0",
    padding: "2px 8px",
    borderRadius: "4px",
    backgroundColor: "var(--vp-c-brand-3)",
    color: "white",
    cursor: "pointer",
  },
});
