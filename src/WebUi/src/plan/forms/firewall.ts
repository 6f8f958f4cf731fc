import type { Payload } from '../request'

export type RuleValues = {
  enable: boolean
  type: string
  action: string
  macro: string
  proto: string
  source: string
  dest: string
  sport: string
  dport: string
  icmp: string
  iface: string
  log: string
  comment: string
}

export const NEW_RULE: RuleValues = { enable: true, type: 'in', action: 'ACCEPT', macro: '', proto: '', source: '', dest: '', sport: '', dport: '', icmp: '', iface: '', log: 'nolog', comment: '' }

const NAMES: Partial<Record<keyof RuleValues, string>> = { icmp: 'icmp-type' }

const nameOf = (field: keyof RuleValues) => NAMES[field] ?? field

/** A rule as the API tells it, of a guest or of a node, in the form's values. */
export function ruleValues(rule: Readonly<Record<string, unknown>>): RuleValues {
  const plain = (name: string) => (rule[name] === undefined || rule[name] === null ? '' : String(rule[name]))
  return {
    enable: Boolean(rule.enable), type: plain('type') || 'in', action: plain('action'), macro: plain('macro'), proto: plain('proto'), source: plain('source'), dest: plain('dest'), sport: plain('sport'), dport: plain('dport'),
    icmp: plain('icmp-type') || plain('icmp_type'), iface: plain('iface'), log: plain('log') || 'nolog', comment: plain('comment'),
  }
}

/** A new rule's fields; what is left empty is any. */
export function newRule({ enable, ...values }: RuleValues): Payload {
  const set = Object.entries(values).filter(([, value]) => value !== '').map(([field, value]) => [nameOf(field as keyof RuleValues), value])
  return { enable, ...Object.fromEntries(set) }
}

/** What is other than it was; emptied it becomes any again. */
export function changedRule(before: RuleValues, after: RuleValues): Payload {
  const changed: Payload = {}
  const gone: string[] = []
  for (const field of Object.keys(before) as (keyof RuleValues)[]) {
    if (after[field] === before[field]) continue
    if (after[field] === '') gone.push(nameOf(field))
    else changed[nameOf(field)] = after[field]
  }
  if (gone.length > 0) changed.delete = gone.join(',')
  return changed
}
