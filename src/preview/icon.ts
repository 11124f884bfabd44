import { imageKind } from "../image/kind.js";
import { known, type Text } from "../json/template.js";
import type { App } from "../model/app.js";
import { packagePath } from "../model/named-files.js";

/** The image beside a notification. */
export interface Icon {
  /** The id of an activity icon; undefined for the app's own. */
  readonly id: string | undefined;
  /** As the manifest has it; undefined where it names no file. */
  readonly file: string | undefined;
  /** A `data:` URL; undefined where there is no image, or none that a page should hold. */
  readonly url: string | undefined;
}

/** Bytes of an image that is put into a page, once for each notification. */
const LARGEST = 64 * 1024;

/** Images that hold nothing but pixels. */
const MEDIA_TYPES: Readonly<Partial<Record<string, string>>> = {
  PNG: "image/png",
  JPEG: "image/jpeg",
  GIF: "image/gif",
  WebP: "image/webp",
};

/** The activity icon that a request names, else the app's color icon ("Customize icons", concept page). */
export function iconOf(app: App, iconId: Text | null | undefined): Icon {
  const id = known(iconId);
  const declared = app.manifest.activities?.activityIcons?.find((icon) => icon?.id === id);
  const own = id === undefined ? app.manifest.icons?.color : declared?.iconFile;
  const file = known(own);
  return { id, file, url: file === undefined ? undefined : urlOf(app, file) };
}

const urls = new WeakMap<App, Map<string, string | undefined>>();

/** Made once for each app and file. */
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
