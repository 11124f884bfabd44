import { imageKind } from "../image/kind.js";
import { known, rawText, type Text } from "../json/template.js";
import type { App } from "../model/app.js";
import { packagePath } from "../model/named-files.js";

/** The image beside a notification. */
export interface Icon {
  /** The id of an activity icon, as the request has it; undefined for the app's own icon. */
  readonly id: string | undefined;
  /** The file as the manifest names it; undefined where the manifest names no file. */
  readonly file: string | undefined;
  /**
   * A `data:` URL; undefined without an image, and for an image too large or of a type that a page should not hold.
   */
  readonly url: string | undefined;
}

/** The most bytes of an image that becomes part of a page, once for each notification. */
const LARGEST = 64 * 1024;

/** The media types of image formats that hold only pixels. */
const MEDIA_TYPES: Readonly<Partial<Record<string, string>>> = {
  PNG: "image/png",
  JPEG: "image/jpeg",
  GIF: "image/gif",
  WebP: "image/webp",
};

/** The activity icon that a request names, else the app's color icon ("Customize icons", concept page). */
export function iconOf(app: App, iconId: Text | null | undefined): Icon {
  const id = iconId === undefined || iconId === null ? undefined : rawText(iconId);
  const declared = app.manifest.activities?.activityIcons?.find((icon) => icon?.id === id);
  const file = known(id === undefined ? app.manifest.icons?.color : declared?.iconFile);
  return { id, file, url: file === undefined ? undefined : urlOf(app, file) };
}

const urls = new WeakMap<App, Map<string, string | undefined>>();

/** The `data:` URL of an image, made once for each app and file. */
function urlOf(app: App, file: string): string | undefined {
  const made = urls.get(app) ?? new Map<string, string | undefined>();
  urls.set(app, made);
  if (!made.has(file)) made.set(file, readUrl(app, file));
  return made.get(file);
}

function readUrl(app: App, file: string): string | undefined {
  const path = packagePath(file);
  const bytes = path === undefined ? undefined : app.package.bytes(path);
  if (!bytes || bytes.length > LARGEST) return undefined;
  const type = MEDIA_TYPES[imageKind(bytes) ?? ""];
  return (
    type &&
    `data:${type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`
  );
}
