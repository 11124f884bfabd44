/** The parsers of links, ids and template texts that the library has beside the linter; bundled by themselves. */
export { parseDeepLink, type DeepLink, type LinkKind } from "./deep-link.js";
export { parseEndpoint, type ParsedUrl, type Target } from "./endpoint.js";
export { parseEntityUrl, type ParsedEntityUrl } from "./entity-url.js";
export { decodeDefinitionId, decodeInstallationId } from "./ids.js";
export { parseTemplateText, type TemplateText } from "./template-text.js";
