/** Characters of a preview that Teams shows (the API pages of all four actions). */
export const LONGEST_PREVIEW = 150;

/**
 * Characters of a webUrl. Developers report that Graph answers 400 to a longer webUrl; no page documents the limit.
 */
export const LONGEST_LINK = 1024;

/** Recipients of one bulk request (the API page of the bulk action; domain facts, section 3). */
export const MOST_RECIPIENTS = 100;
