import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DeclaredType } from "../model/activities.js";
import type { App } from "../model/app.js";
import { odataType, recipientTypes } from "../model/recipients.js";
import { notificationPermissions } from "../model/permissions.js";
import { SYSTEM_DEFAULT } from "../model/template-parameters.js";
import { type Context, contextAt } from "./context.js";
import { defaultText, describeType } from "./describe.js";

/** The completions at an offset (UTF-16 units) of a document that belongs to one of these apps. */
export function completionsAt(
  document: TextDocument,
  offset: number,
  apps: readonly App[],
): CompletionItem[] {
  const text = document.getText();
  const context = contextAt(text, offset);
  if (!context) return [];
  const range = { start: document.positionAt(context.start), end: document.positionAt(offset) };
  return choicesFor(context, apps, text).map((choice, index) => {
    const { label, snippet, detail, documentation } = choice;
    return {
      label,
      kind: snippet === undefined ? CompletionItemKind.Value : CompletionItemKind.Snippet,
      // Keeps the order of the manifest.
      sortText: String(index).padStart(4, "0"),
      textEdit: { range, newText: snippet ?? label },
      ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(detail !== undefined && { detail }),
      ...(documentation !== undefined && {
        documentation: { kind: MarkupKind.Markdown, value: documentation },
      }),
    };
  });
}

interface Choice {
  readonly label: string;
  readonly snippet?: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
}

function choicesFor(context: Context, apps: readonly App[], text: string): Choice[] {
  const { wanted, activityType } = context;
  const types = apps.flatMap((app) =>
    [...app.activities.types.values()].map((type) => ({ app, type })),
  );
  const own = types.filter(({ type }) => type.type === activityType);
  switch (wanted) {
    case "activity type":
      return [...types.map(({ app, type }) => typeChoice(app, type)), reserved];
    case "template parameter":
      return unique((own.length > 0 ? own : types).flatMap(({ type }) => parametersOf(type)));
    case "all template parameters": {
      const missing = own.flatMap(({ type }) => parametersOf(type));
      return missing.length === 0 ? [] : [allParameters(missing, text)];
    }
    case "icon":
      return unique(
        (own.length > 0 ? own : types).flatMap(({ type }) => [...(type.allowedIconIds ?? [])]),
      );
    case "declared icon":
      return unique(apps.flatMap(({ activities }) => [...activities.iconIds]));
    case "topic source":
      return [
        { label: "text", detail: "value is a text; webUrl says where a click goes" },
        { label: "entityUrl", detail: "value is the Graph URL of a chat, a channel, a message …" },
      ];
    case "recipient type":
      return unique(recipientTypes(undefined).map(odataType));
    case "permission":
      return unique(Object.values(notificationPermissions));
  }
}

const reserved: Choice = {
  label: SYSTEM_DEFAULT,
  detail: "declared nowhere: its text comes with the request",
};

function typeChoice(app: App, type: DeclaredType): Choice {
  return {
    label: type.type,
    detail: defaultText(app, type),
    documentation: describeType(app, type),
  };
}

function parametersOf({ names }: DeclaredType): string[] {
  return [...names].filter((name) => name !== "actor");
}

function unique(labels: readonly string[]): Choice[] {
  return [...new Set(labels)].map((label) => ({ label }));
}

/**
 * A snippet of all template parameters with a gap for each value, in the form of an object of the text's language.
 */
function allParameters(names: readonly string[], text: string): Choice {
  const isCSharp = /\bnew\s+(?:KeyValuePair|List<KeyValuePair>)|\bTemplateParameters\s*=/.test(
    text,
  );
  const items = names.map((name, index) =>
    isCSharp
      ? `new KeyValuePair { Name = "${name}", Value = "$${index + 1}" }`
      : `{ "name": "${name}", "value": "$${index + 1}" }`,
  );
  return {
    label: `all ${names.length} template parameters`,
    snippet: items.join(", "),
    detail: names.join(", "),
  };
}
