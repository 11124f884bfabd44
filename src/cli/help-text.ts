/** The help text, which the build asks yargs for: its loading takes longer than a whole run. */
declare const TEAMSLINT_HELP: string;

export const help = TEAMSLINT_HELP;
