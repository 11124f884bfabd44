import {
  type Connection,
  type Diagnostic as Shown,
  DiagnosticSeverity,
  type TextDocuments,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "../diagnostic.js";
import type { Severity } from "../rule.js";
import type { Folder, Known } from "./folder.js";
import { toRange } from "./positions.js";

type UriOf = (folder: Folder, path: string) => string;

/** Sends findings to an editor, file by file, and only for files whose findings have changed. */
export interface Publisher {
  publish(folder: Folder, known: Known): void;
}

export function createPublisher(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  uriOf: UriOf,
): Publisher {
  /** The findings that were sent, as JSON, by folder and URI. */
  const published = new Map<Folder, Map<string, string>>();
  return {
    publish(folder, known) {
      const before = published.get(folder) ?? new Map<string, string>();
      const now = new Map<string, string>();
      for (const [uri, diagnostics] of byUri(folder, known, uriOf)) {
        const text = JSON.stringify(diagnostics);
        now.set(uri, text);
        if (before.get(uri) === text) continue;
        const version = documents.get(uri)?.version;
        void connection.sendDiagnostics({
          uri,
          diagnostics,
          ...(version !== undefined && { version }),
        });
      }
      for (const uri of before.keys())
        if (!now.has(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
      published.set(folder, now);
    },
  };
}

function byUri(
  folder: Folder,
  { diagnostics, mistake }: Known,
  uriOf: UriOf,
): Map<string, Shown[]> {
  const found = new Map<string, Shown[]>();
  const add = (uri: string, shown: Shown) => {
    const others = found.get(uri);
    if (others) others.push(shown);
    else found.set(uri, [shown]);
  };
  for (const diagnostic of diagnostics)
    add(uriOf(folder, diagnostic.file), toShown(diagnostic, folder, uriOf));
  for (const line of mistake?.message.split("\n") ?? []) {
    const [, path = "", at = "1", column = "1", message = line] =
      /^(.+?):(\d+):(\d+): (.*)$/.exec(line) ?? [];
    const start = { line: Number(at) - 1, character: Number(column) - 1 };
    add(uriOf(folder, path), {
      range: { start, end: { line: start.line, character: start.character + 1 } },
      severity: DiagnosticSeverity.Error,
      source: "teamslint",
      message,
    });
  }
  return found;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A diagnostic in the protocol's form. The help is part of the message, because editors show nothing else. */
export function toShown(diagnostic: Diagnostic, folder: Folder, uriOf: UriOf): Shown {
  const { rule, severity, file, message, help, range, related, url } = diagnostic;
  return {
    // Editors show no text for an entry of an archive.
    range: toRange(file.includes("!/") ? topOfFile : range),
    severity: severities[severity],
    code: rule,
    codeDescription: { href: url },
    source: "teamslint",
    message: help === undefined ? message : `${message}\n${help}`,
    ...(related.length > 0 && {
      relatedInformation: related.map((place) => ({
        location: { uri: uriOf(folder, place.file), range: toRange(place.range) },
        message: place.message,
      })),
    }),
  };
}

const top = { line: 1, column: 1, offset: 0 };
const topOfFile = { start: top, end: top };
