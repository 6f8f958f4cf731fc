import type { ReactNode } from 'react'
import { text } from '../../text/en'
import { ReadTable, type ReadColumn } from '../../ui/ReadTable'

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
}

const tones: Record<string, string> = { ACCEPT: 'ok', DROP: 'bad', REJECT: 'warn' }
const ports = ({ proto, macro, sport, dport }: Rule) =>
  [macro, proto && !macro ? proto : undefined, sport && words.from(sport), dport].filter(Boolean).join(' ')

const columns: readonly ReadColumn<Rule>[] = [
  { id: 'pos', header: words.head.pos, align: 'right', value: (rule) => rule.pos },
  { id: 'on', header: words.head.on, value: (rule) => (rule.enable ? text.common.yes : text.common.no), cell: (rule) => <span data-tone={rule.enable ? 'ok' : 'muted'}><span aria-hidden="true">{rule.enable ? '✔ ' : '■ '}</span>{rule.enable ? words.on : words.off}</span> },
  { id: 'type', header: words.head.type, value: (rule) => (words.types as Record<string, string>)[rule.type ?? ''] ?? rule.type },
  { id: 'action', header: words.head.action, value: (rule) => rule.action, cell: (rule) => <strong data-tone={tones[rule.action ?? '']}>{rule.action}</strong> },
  { id: 'source', header: words.head.source, value: (rule) => rule.source, cell: (rule) => <code>{rule.source ?? words.any}</code> },
  { id: 'dest', header: words.head.dest, value: (rule) => rule.dest, cell: (rule) => <code>{rule.dest ?? words.any}</code> },
  { id: 'service', header: words.head.service, value: ports, cell: (rule) => ports(rule) || words.any },
  { id: 'iface', header: words.head.iface, value: (rule) => rule.iface, wide: true },
  { id: 'log', header: words.head.log, value: (rule) => rule.log, wide: true },
  { id: 'comment', header: words.head.comment, value: (rule) => rule.comment },
]

/** In the order in which they are tried: the first that fits decides. */
export function RuleTable({ label, rules, empty, extra }: { label: string; rules: readonly Rule[]; empty: string; extra?: ReactNode }) {
  return <ReadTable label={label} columns={columns} rows={rules} rowKey={(rule) => String(rule.pos).padStart(6, '0')} plain extra={extra} empty={{ title: words.noRules, hint: empty }} mark={(rule) => (rule.enable ? undefined : 'off')} />
}
