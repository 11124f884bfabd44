import type { Rule } from "../src/rule.js";
import activityIconsDeclared from "./activity-icons-declared.js";
import activityIconsUnique from "./activity-icons-unique.js";
import activityIconsUsed from "./activity-icons-used.js";
import activityTextPresent from "./activity-text-present.js";
import activityTypeDeclared from "./activity-type-declared.js";
import activityTypeNotReserved from "./activity-type-not-reserved.js";
import activityTypesUnique from "./activity-types-unique.js";
import agentBotDeclared from "./agent-bot-declared.js";
import appHasCapability from "./app-has-capability.js";
import appIdReal from "./app-id-real.js";
import appVersionForm from "./app-version-form.js";
import botCommandScopes from "./bot-command-scopes.js";
import chainIdExact from "./chain-id-exact.js";
import cloudConsistent from "./cloud-consistent.js";
import deepLinkAppId from "./deep-link-app-id.js";
import deepLinkEntityDeclared from "./deep-link-entity-declared.js";
import deepLinkWellFormed from "./deep-link-well-formed.js";
import endpointKnown from "./endpoint-known.js";
import entraAppDeclared from "./entra-app-declared.js";
import entraAppIdReal from "./entra-app-id-real.js";
import entraAppResource from "./entra-app-resource.js";
import entraAppUnshared from "./entra-app-unshared.js";
import iconIdAllowed from "./icon-id-allowed.js";
import iconSize from "./icon-size.js";
import installationIdForm from "./installation-id-form.js";
import jsonKeysUnique from "./json-keys-unique.js";
import jsonValid from "./json-valid.js";
import localizationComplete from "./localization-complete.js";
import localizationIndexInRange from "./localization-index-in-range.js";
import localizationSchema from "./localization-schema.js";
import localizationTemplateParameters from "./localization-template-parameters.js";
import localizationVersionMatches from "./localization-version-matches.js";
import manifestIdsUnique from "./manifest-ids-unique.js";
import manifestSchema from "./manifest-schema.js";
import manifestVersionKnown from "./manifest-version-known.js";
import manifestVersionMatchesSchema from "./manifest-version-matches-schema.js";
import noSelfNotification from "./no-self-notification.js";
import outlineIconTransparent from "./outline-icon-transparent.js";
import packageFileExists from "./package-file-exists.js";
import packageLayout from "./package-layout.js";
import packagePathInside from "./package-path-inside.js";
import payloadCurrentForm from "./payload-current-form.js";
import payloadSchema from "./payload-schema.js";
import placeholderResolved from "./placeholder-resolved.js";
import previewTextFits from "./preview-text-fits.js";
import recipientAllowed from "./recipient-allowed.js";
import recipientInScope from "./recipient-in-scope.js";
import recipientTypeSupported from "./recipient-type-supported.js";
import recipientUserId from "./recipient-user-id.js";
import recipientsLimit from "./recipients-limit.js";
import recipientsUnique from "./recipients-unique.js";
import requestHasManifest from "./request-has-manifest.js";
import rscCoversEndpoint from "./rsc-covers-endpoint.js";
import rscPermissionKnown from "./rsc-permission-known.js";
import sampleValueReplaced from "./sample-value-replaced.js";
import senderIsEntraApp from "./sender-is-entra-app.js";
import staticTabHasContent from "./static-tab-has-content.js";
import systemDefaultText from "./system-default-text.js";
import tabHostInValidDomains from "./tab-host-in-valid-domains.js";
import teamsAppIdMapped from "./teams-app-id-mapped.js";
import teamsAppIdPresent from "./teams-app-id-present.js";
import templateParameterNamed from "./template-parameter-named.js";
import templateParameterNotActor from "./template-parameter-not-actor.js";
import templateParametersComplete from "./template-parameters-complete.js";
import templateParametersKnown from "./template-parameters-known.js";
import templateParametersUnique from "./template-parameters-unique.js";
import templateWellFormed from "./template-well-formed.js";
import topicEntityInScope from "./topic-entity-in-scope.js";
import topicEntitySupported from "./topic-entity-supported.js";
import topicValuePresent from "./topic-value-present.js";
import topicWebUrlIsTeams from "./topic-web-url-is-teams.js";
import topicWebUrlPresent from "./topic-web-url-present.js";
import validDomainIsHost from "./valid-domain-is-host.js";
import validDomainOwned from "./valid-domain-owned.js";

/** Every rule, in reading order. */
const all = [
  jsonValid,
  jsonKeysUnique,
  placeholderResolved,
  manifestVersionKnown,
  manifestVersionMatchesSchema,
  manifestSchema,
  appVersionForm,
  appIdReal,
  appHasCapability,
  staticTabHasContent,
  manifestIdsUnique,
  agentBotDeclared,
  botCommandScopes,
  packageLayout,
  packageFileExists,
  packagePathInside,
  iconSize,
  outlineIconTransparent,
  validDomainIsHost,
  validDomainOwned,
  tabHostInValidDomains,
  activityTypesUnique,
  activityTypeNotReserved,
  activityTextPresent,
  templateWellFormed,
  templateParameterNamed,
  activityIconsDeclared,
  activityIconsUnique,
  activityIconsUsed,
  entraAppDeclared,
  entraAppIdReal,
  entraAppResource,
  entraAppUnshared,
  senderIsEntraApp,
  teamsAppIdMapped,
  teamsAppIdPresent,
  deepLinkAppId,
  deepLinkEntityDeclared,
  installationIdForm,
  rscPermissionKnown,
  rscCoversEndpoint,
  localizationSchema,
  localizationVersionMatches,
  localizationIndexInRange,
  localizationTemplateParameters,
  localizationComplete,
  requestHasManifest,
  payloadCurrentForm,
  payloadSchema,
  endpointKnown,
  noSelfNotification,
  cloudConsistent,
  activityTypeDeclared,
  templateParametersComplete,
  templateParametersKnown,
  templateParametersUnique,
  templateParameterNotActor,
  systemDefaultText,
  topicValuePresent,
  topicWebUrlPresent,
  topicWebUrlIsTeams,
  deepLinkWellFormed,
  topicEntitySupported,
  topicEntityInScope,
  recipientAllowed,
  recipientTypeSupported,
  recipientInScope,
  recipientUserId,
  recipientsLimit,
  recipientsUnique,
  iconIdAllowed,
  previewTextFits,
  sampleValueReplaced,
  chainIdExact,
] as const;

export const rules: readonly Rule[] = all;

/** The id of a rule: configurations and the library name rules by it. */
export type RuleId = (typeof all)[number]["id"];
