import { text } from '../../text/en'

const words = text.pages.firewall

/** A rule of a cluster, a node or a guest, in the same words. */
export interface Rule {
  pos: number
  type?: string | null
  action?: string | null
  enable?: boolean | number | null
  source?: string | null
  dest?: string | null
  proto?: string | null
  sport?: string | null
  dport?: string | null
  macro?: string | null
  iface?: string | null
  log?: string | null
  comment?: string | null
  digest?: string | null
}

/** What it is about: a macro, or a protocol with its ports. */
export const serviceOf = ({ proto, macro, sport, dport }: Rule) => [macro, proto && !macro ? proto : undefined, sport && words.from(sport), dport].filter(Boolean).join(' ')

export const typeOf = (rule: Rule) => (words.types as Record<string, string>)[rule.type ?? ''] ?? rule.type ?? ''

/** In one line, for those who hear it. */
export const summaryOf = (rule: Rule) => [typeOf(rule), rule.action, serviceOf(rule), rule.comment].filter(Boolean).join(' ')
