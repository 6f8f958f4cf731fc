import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client'
import type { GuestFilter } from './drift'
import { MEASURES, QUALIFIERS } from './faults'
import { parseQuery } from './query'

/** Fields whose values the server counts. */
export const COUNTED = ['tag', 'status', 'node', 'cluster', 'type', 'pool', 'lock', 'ha']
const MOST = 10

export interface Place {
  /** What a choice replaces. */
  from: number
  to: number
  /** Undefined: a field's name is being typed. */
  field?: string
  prefix: string
  /** The query without the term, whose alternatives are counted. */
  rest: string
}

/** What is being typed at the caret; undefined where there is nothing to complete. */
export function placeAt(q: string, caret: number): Place | undefined {
  const terms = parseQuery(q)
  const term = terms.find((each) => each.start < caret && caret <= each.start + each.text.length)
  if (!term) return caret === 0 || /\s/.test(q[caret - 1] ?? ' ') ? { from: caret, to: caret, prefix: '', rest: q } : undefined
  const rest = terms.filter((each) => each !== term).map((each) => each.text).join(' ')
  const end = term.start + term.text.length
  const begin = term.start + (term.negative ? 1 : 0)
  if (!term.field) return term.text.includes('"') ? undefined : { from: begin, to: end, prefix: q.slice(begin, caret).toLowerCase(), rest }
  if (term.compare || !COUNTED.includes(term.field)) return undefined
  const from = Math.max(q.lastIndexOf(',', caret - 1), begin + term.field.length) + 1
  if (caret < from) return undefined
  const comma = q.slice(0, end).indexOf(',', caret)
  return { from, to: comma < 0 ? end : comma, field: term.field, prefix: q.slice(from, caret).replaceAll('"', '').toLowerCase(), rest }
}

export interface Choice {
  /** What is put in. */
  insert: string
  count?: number
}

export const fieldChoices = (prefix: string): Choice[] =>
  prefix === '' ? [] : [...QUALIFIERS.map((field) => ({ insert: `${field}:` })), ...MEASURES.map((field) => ({ insert: field === 'uptime' ? `${field}<` : `${field}>` }))].filter(({ insert }) => insert.startsWith(prefix) && insert !== prefix)

/** What guests have in the field, of those that the rest of the query leaves. */
export const fieldValues = (field: string, rest: string, { site, controller, type }: GuestFilter) =>
  queryOptions({
    queryKey: ['guestValues', controller ?? 'fleet', { field, rest, site, type }] as const,
    queryFn: ({ signal }) =>
      api.get<{ value: string; count: number }[]>('/hypervisor/fleet/guests/values', { signal, query: { field, q: rest, site_id: site, controller_id: controller, type, limit: 200 } }),
    staleTime: 30_000,
  })

const quoted = (value: string) => (/[\s,]/.test(value) ? `"${value}"` : value)

export function valueChoices(values: readonly { value: string; count: number }[], prefix: string): Choice[] {
  const begins = values.filter(({ value }) => value.toLowerCase().startsWith(prefix))
  const holds = values.filter(({ value }) => !value.toLowerCase().startsWith(prefix) && value.toLowerCase().includes(prefix))
  return [...begins, ...holds].slice(0, MOST).map(({ value, count }) => ({ insert: quoted(value), count }))
}

/** The query with the choice in it, and where the caret goes: on to the next term after a value, on to the value after a field. */
export function withChoice(q: string, place: Place, choice: Choice): { q: string; caret: number } {
  const after = q.slice(place.to)
  const blank = place.field && !after.startsWith(' ') && !after.startsWith(',') ? ' ' : ''
  const head = q.slice(0, place.from) + choice.insert + blank
  return { q: head + after, caret: head.length }
}
