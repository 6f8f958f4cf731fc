/** From version 9 on HA has rules, before that groups; never both. Unknown counts as new. */
export const hasHaRules = (version: string | null | undefined) => Number((version ?? '9').split('.')[0]) >= 9
